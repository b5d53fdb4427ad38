package dev.ava.domain.account.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.Tier;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ShowAccountTest extends AccountScenario {
  @Test
  void theOwnAccountIsShown() {
    var user = switchedOff();

    assertThat(show(user)).isEqualTo(new Account(user, Tier.STARTER, false, Fixtures.NOW));
  }

  @Test
  void aPersonWhomAvaHasNotMetGetsAFreeAccount() {
    var user = fakes.aUser();
    var opened = new Account(user, Tier.FREE, true, Instant.parse("2026-11-20T12:34:56.123456Z"));

    assertThat(show(user)).isEqualTo(opened);
    fakes.clock.advance(Duration.ofDays(1));
    assertThat(show(user)).isEqualTo(opened);
    assertThat(account(user)).contains(opened);
  }

  @Test
  void whoseAccountIsGoneIsNoCaller() {
    var user = fakes.aUser();
    show(user);
    fakes.store.removeUser(user);

    assertThatThrownBy(() -> show(user)).isInstanceOf(CallerGone.class);
    assertThat(account(user)).isEmpty();
  }

  private Account show(UserId user) {
    return useCases().showAccount().show(new ShowAccount.Command(new Caller.User(user)));
  }
}
