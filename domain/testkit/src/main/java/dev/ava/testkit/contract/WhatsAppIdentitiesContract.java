package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.aBusinessScopedUserId;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aUserId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [WhatsAppIdentities] promises.
public abstract class WhatsAppIdentitiesContract extends StoreContract {
  protected abstract WhatsAppIdentities identities();

  @Test
  void aSenderIsFoundByBothAliasesAndByEach() {
    var user = aUser();
    var sender = remembered(user, aSender());

    assertThat(found(sender)).contains(new Match(user, true));
    assertThat(found(onlyUserId(sender))).contains(new Match(user, true));
    assertThat(found(onlyPhone(sender))).contains(new Match(user, true));
  }

  @Test
  void aSenderWithOneAliasIsFoundByIt() {
    var user = aUser();
    var hidden = remembered(user, new WhatsAppSender(aBusinessScopedUserId(), null));
    var shown = remembered(user, new WhatsAppSender(null, aPhone()));

    assertThat(found(hidden)).contains(new Match(user, true));
    assertThat(found(shown)).contains(new Match(user, true));
  }

  @Test
  void aStrangerIsNotFound() {
    assertThat(found(aSender())).isEmpty();
    assertThat(found(aSender(aPhone()))).isEmpty();
    assertThat(found(new WhatsAppSender(aBusinessScopedUserId(), null))).isEmpty();
  }

  @Test
  void anAliasThatIsNewMakesTheMatchIncomplete() {
    var user = aUser();
    var sender = remembered(user, aSender());
    var other = aUser();
    var shown = remembered(other, aSender(aPhone()));

    assertThat(found(new WhatsAppSender(sender.userId(), aPhone())))
        .contains(new Match(user, false));
    assertThat(found(new WhatsAppSender(aBusinessScopedUserId(), shown.phone())))
        .contains(new Match(other, false));
  }

  @Test
  void aSenderWithAUserIdIsNotTakenForSomebodyKnownByAnother() {
    var sender = remembered(aUser(), aSender());

    assertThat(found(new WhatsAppSender(aBusinessScopedUserId(), sender.phone()))).isEmpty();
  }

  @Test
  void theUserIdWinsOverThePhone() {
    var one = aUser();
    var other = aUser();
    var first = remembered(one, aSender());
    var second = remembered(other, aSender());

    assertThat(found(new WhatsAppSender(first.userId(), second.phone())))
        .contains(new Match(one, false));
  }

  @Test
  void aNewAliasIsAddedToThoseThatAreThere() {
    var user = aUser();
    var before = remembered(user, aSender(aPhone()));
    var after = remembered(user, new WhatsAppSender(aBusinessScopedUserId(), before.phone()));

    assertThat(found(after)).contains(new Match(user, true));
    assertThat(found(before)).contains(new Match(user, true));
  }

  @Test
  void rememberingTakesAnAliasFromWhoeverHadIt() {
    var before = aUser();
    var after = aUser();
    var sender = remembered(before, aSender());

    remembered(after, onlyPhone(sender));

    assertThat(found(onlyPhone(sender))).contains(new Match(after, true));
    assertThat(found(onlyUserId(sender))).contains(new Match(before, true));
  }

  @Test
  void rememberingTwiceChangesNothing() {
    var user = aUser();
    var sender = remembered(user, aSender());

    remembered(user, sender);

    assertThat(found(sender)).contains(new Match(user, true));
  }

  @Test
  void rememberingTheSameAtTheSameTimeNeverFails() {
    for (int round = 0; round < ROUNDS; round++) {
      var user = aUser();
      var sender = aSender();

      Race.run(RACERS, index -> remembered(user, sender));

      assertThat(found(sender)).contains(new Match(user, true));
    }
  }

  @Test
  void userIdsThatDifferInCaseDiffer() {
    var sender = new WhatsAppSender(new BusinessScopedUserId("US.abc" + System.nanoTime()), null);
    remembered(aUser(), sender);
    var other = new WhatsAppSender(new BusinessScopedUserId(shouted(sender)), null);

    assertThat(found(other)).isEmpty();
  }

  @Test
  void theLongestUserIdIsFound() {
    var user = aUser();
    var value = "US." + (Long.toString(System.nanoTime()) + "9".repeat(128)).substring(0, 128);
    var sender = remembered(user, new WhatsAppSender(new BusinessScopedUserId(value), null));

    assertThat(found(sender)).contains(new Match(user, true));
  }

  @Test
  void whoIsForgottenIsAStranger() {
    var user = aUser();
    var sender = remembered(user, aSender());
    var other = aUser();
    var others = remembered(other, aSender());

    in(as(user), () -> identities().forget(user));
    in(as(user), () -> identities().forget(user));

    assertThat(found(sender)).isEmpty();
    assertThat(found(onlyPhone(sender))).isEmpty();
    assertThat(found(others)).contains(new Match(other, true));
  }

  @Test
  void aServiceForgetsToo() {
    var user = aUser();
    var sender = remembered(user, aSender());

    in(Caller.Service.LINKING, () -> identities().forget(user));

    assertThat(found(sender)).isEmpty();
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    var user = aUser();
    var sender = remembered(user, aSender());
    var other = aSender();

    rolledBack(Caller.Service.WORKER, () -> identities().remember(user, other));
    rolledBack(as(user), () -> identities().forget(user));

    assertThat(found(other)).isEmpty();
    assertThat(found(sender)).contains(new Match(user, true));
  }

  @Test
  void anAliasNeedsAUser() {
    assertRefused(Caller.Service.WORKER, () -> identities().remember(aUserId(), aSender()));
  }

  @Test
  void aUserSeesTheOwnAliases() {
    var user = aUser();
    var sender = remembered(user, aSender());

    assertThat(in(as(user), () -> identities().find(sender))).contains(new Match(user, true));
  }

  @Test
  void anotherUserSeesNoAlias() {
    var sender = remembered(aUser(), aSender());
    var other = as(aUser());

    assertShowsNothing(other, () -> identities().find(sender));
    assertShowsNothing(other, () -> identities().find(onlyPhone(sender)));
    assertShowsNothing(other, () -> identities().find(onlyUserId(sender)));
  }

  @Test
  void noUserAddsAnAlias() {
    var user = aUser();
    var sender = aSender();
    var taken = remembered(user, aSender());
    var other = aUser();

    assertRefused(as(user), () -> identities().remember(user, sender));
    assertRefused(as(other), () -> identities().remember(user, sender));
    assertRefused(as(other), () -> identities().remember(other, taken));
    assertThat(found(sender)).isEmpty();
    assertThat(found(taken)).contains(new Match(user, true));
  }

  @Test
  void anotherUserForgetsNobody() {
    var user = aUser();
    var sender = remembered(user, aSender());

    attempt(as(aUser()), () -> identities().forget(user));

    assertThat(found(sender)).contains(new Match(user, true));
  }

  @Test
  void outsideATransactionNothingWorks() {
    var user = aUser();

    assertFailOutsideATransaction(
        () -> identities().find(aSender()),
        () -> identities().remember(user, aSender()),
        () -> identities().forget(user));
  }

  private WhatsAppSender remembered(UserId user, WhatsAppSender sender) {
    in(Caller.Service.WORKER, () -> identities().remember(user, sender));
    return sender;
  }

  private Optional<Match> found(WhatsAppSender sender) {
    return in(Caller.Service.WORKER, () -> identities().find(sender));
  }

  private static WhatsAppSender onlyUserId(WhatsAppSender sender) {
    return new WhatsAppSender(sender.userId(), null);
  }

  private static WhatsAppSender onlyPhone(WhatsAppSender sender) {
    return new WhatsAppSender(null, sender.phone());
  }

  private static String shouted(WhatsAppSender sender) {
    return sender.key().toUpperCase(Locale.ROOT);
  }
}
