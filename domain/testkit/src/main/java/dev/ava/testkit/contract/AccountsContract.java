package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aUserId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.Tier;
import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.shared.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [Accounts] promises.
public abstract class AccountsContract extends StoreContract {
  protected abstract Accounts accounts();

  @ParameterizedTest
  @EnumSource
  void everyTierComesBackActiveAndNot(Tier tier) {
    for (var active : new boolean[] {true, false}) {
      var account = new Account(aUser(), tier, active, NOW);

      asService(() -> accounts().addIfAbsent(account));

      assertThat(asService(() -> accounts().find(account.id()))).contains(account);
    }
  }

  @Test
  void aUserWithoutAnAccountHasNone() {
    var user = aUser();

    assertThat(asService(() -> accounts().find(user))).isEmpty();
  }

  @Test
  void anAccountThatIsThereStaysAsItIs() {
    var first = new Account(aUser(), Tier.BUILDER, false, NOW);
    asService(() -> accounts().addIfAbsent(first));

    asService(() -> accounts().addIfAbsent(Account.opened(first.id(), NOW.plusSeconds(1))));

    assertThat(asService(() -> accounts().find(first.id()))).contains(first);
  }

  @Test
  void anAccountNeedsAUser() {
    var account = Account.opened(aUserId(), NOW);

    assertRefused(Caller.Service.SIGN_IN, () -> accounts().addIfAbsent(account));
    assertThat(asService(() -> accounts().find(account.id()))).isEmpty();
  }

  @Test
  void aRolledBackAccountIsGone() {
    var account = Account.opened(aUser(), NOW);

    rolledBack(Caller.Service.SIGN_IN, () -> accounts().addIfAbsent(account));

    assertThat(asService(() -> accounts().find(account.id()))).isEmpty();
  }

  @Test
  void ofTwoAtTheSameTimeOneStaysAndNoneFails() {
    for (int round = 0; round < ROUNDS; round++) {
      var user = aUser();

      Race.run(
          RACERS,
          index -> {
            asService(() -> accounts().addIfAbsent(Account.opened(user, NOW.plusSeconds(index))));
            return index;
          });

      assertThat(asService(() -> accounts().find(user))).isPresent();
    }
  }

  @Test
  void aUserSeesTheOwnAccount() {
    var account = Account.opened(aUser(), NOW);
    asService(() -> accounts().addIfAbsent(account));

    assertThat(in(as(account.id()), () -> accounts().find(account.id()))).contains(account);
  }

  @Test
  void anotherUserSeesNoAccount() {
    var account = Account.opened(aUser(), NOW);
    asService(() -> accounts().addIfAbsent(account));

    assertShowsNothing(as(aUser()), () -> accounts().find(account.id()));
  }

  @Test
  void noUserAddsAnAccount() {
    var user = aUser();
    var account = new Account(user, Tier.ADVANCED, true, NOW);

    assertRefused(as(user), () -> accounts().addIfAbsent(account));
    assertRefused(as(aUser()), () -> accounts().addIfAbsent(account));
    assertThat(asService(() -> accounts().find(user))).isEmpty();
  }

  @Test
  void outsideATransactionNothingWorks() {
    var user = aUser();

    assertFailOutsideATransaction(
        () -> accounts().find(user), () -> accounts().addIfAbsent(Account.opened(user, NOW)));
  }
}
