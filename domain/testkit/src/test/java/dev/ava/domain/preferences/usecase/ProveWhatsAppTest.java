package dev.ava.domain.preferences.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.shared.Caller;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProveWhatsAppTest extends PreferencesScenario {
  @Test
  void theCodeFromTheNumberLinksItAndEveryAlias() {
    var pending = claimed(ann, phone);
    fakes.clock.advance(Duration.ofMinutes(1));

    assertThat(prove(sender, pending)).isEqualTo(new ProveWhatsApp.Outcome.Proven(ann.id()));
    assertThat(shown(ann))
        .isEqualTo(
            new ShowPreferences.Outcome.Shown(
                new WhatsAppLink.Linked(phone, NOW.plus(Duration.ofMinutes(1)))));
    assertThat(match(sender)).contains(new Match(ann.id(), true));
  }

  @Test
  void aCodeProvesOnce() {
    var pending = claimed(ann, phone);
    prove(sender, pending);

    assertThat(prove(sender, pending)).isEqualTo(new ProveWhatsApp.Outcome.UnknownCode());
  }

  @Test
  void anotherNumbersCodeProvesNothing() {
    var pending = claimed(ann, phone);
    var other = new WhatsAppSender(null, Fixtures.aPhone());

    assertThat(prove(other, pending)).isEqualTo(new ProveWhatsApp.Outcome.UnknownCode());
    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.Shown(pending));
    assertThat(match(other)).isEmpty();
  }

  @Test
  void whoseNumberIsHiddenProvesNothing() {
    var pending = claimed(ann, phone);
    var hidden = new WhatsAppSender(sender.userId(), null);

    assertThat(prove(hidden, pending)).isEqualTo(new ProveWhatsApp.Outcome.PhoneHidden());
    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.Shown(pending));
  }

  @Test
  void aCodeIsGoodToTheLastMicrosecondOfItsLife() {
    var pending = claimed(ann, phone);
    fakes.clock.set(pending.expiresAt().minusNanos(1_000));

    assertThat(prove(sender, pending)).isEqualTo(new ProveWhatsApp.Outcome.Proven(ann.id()));
  }

  @Test
  void aCodeExpiresToTheInstant() {
    var pending = claimed(ann, phone);
    fakes.clock.set(pending.expiresAt());

    assertThat(prove(sender, pending)).isEqualTo(new ProveWhatsApp.Outcome.CodeExpired());
    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.Shown(pending));
    assertThat(match(sender)).isEmpty();
  }

  @Test
  void ofTwoWhoClaimANumberTheOneWhoseCodeComesGetsIt() {
    var anns = claimed(ann, phone);
    var bobs = claimed(bob, phone);

    assertThat(prove(sender, bobs)).isEqualTo(new ProveWhatsApp.Outcome.Proven(bob.id()));
    assertThat(prove(sender, anns)).isEqualTo(new ProveWhatsApp.Outcome.PhoneTaken());
    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.Shown(anns));
    assertThat(match(sender)).contains(new Match(bob.id(), true));
  }

  @Test
  void theNumberAndTheCodeMustBelongTogetherWhenTwoHaveTheSameCode() {
    var anns = claimed(ann, phone);
    var twin = new WhatsAppLink.Pending(Fixtures.aPhone(), anns.code(), anns.expiresAt());
    fakes.transactions.required(bob, () -> fakes.links.claim(bob.id(), twin));

    assertThat(prove(sender, anns)).isEqualTo(new ProveWhatsApp.Outcome.Proven(ann.id()));
    assertThat(prove(new WhatsAppSender(null, twin.phone()), twin))
        .isEqualTo(new ProveWhatsApp.Outcome.Proven(bob.id()));
  }

  @Test
  void itJoinsTheTransactionOfItsCaller() {
    var pending = claimed(ann, phone);

    assertThatThrownBy(
            () ->
                fakes.transactions.required(
                    Caller.Service.WORKER,
                    () -> {
                      prove(sender, pending);
                      throw new IllegalArgumentException("undone");
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.Shown(pending));
  }
}
