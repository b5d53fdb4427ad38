package dev.ava.domain.preferences.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.preferences.LinkingPolicy;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.OvertakenTransactions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkWhatsAppTest extends PreferencesScenario {
  @Test
  void aClaimWaitsForItsCode() {
    var pending = claimed(ann, phone);

    assertThat(pending.phone()).isEqualTo(phone);
    assertThat(pending.expiresAt()).isEqualTo(NOW.plus(LIFETIME));
    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.Shown(pending));
    assertThat(match(sender)).isEmpty();
  }

  @Test
  void claimingAgainMakesAnotherCode() {
    var first = claimed(ann, phone);
    fakes.clock.advance(Duration.ofMinutes(1));

    var second = claimed(ann, phone);

    assertThat(second.code()).isNotEqualTo(first.code());
    assertThat(second.expiresAt()).isEqualTo(first.expiresAt().plus(Duration.ofMinutes(1)));
    assertThat(prove(sender, first)).isEqualTo(new ProveWhatsApp.Outcome.UnknownCode());
  }

  @Test
  void severalMayClaimANumberThatNobodyHasProven() {
    claimed(ann, phone);

    claimed(bob, phone);
  }

  @Test
  void aNumberThatAnotherHasProvenIsTaken() {
    linked(ann, sender);
    var before = claimed(bob, Fixtures.aPhone());

    assertThat(link(bob, phone)).isEqualTo(new LinkWhatsApp.Outcome.PhoneTaken());
    assertThat(shown(bob)).isEqualTo(new ShowPreferences.Outcome.Shown(before));
  }

  @Test
  void aNumberThatIsLinkedAlreadyStaysLinked() {
    linked(ann, sender);
    fakes.clock.advance(Duration.ofMinutes(1));

    assertThat(link(ann, phone))
        .isEqualTo(new LinkWhatsApp.Outcome.Stored(new WhatsAppLink.Linked(phone, NOW)));
    assertThat(match(sender)).contains(new Match(ann.id(), true));
  }

  @Test
  void anotherNumberTakesThePlaceOfTheLinkedOneAndItsAliases() {
    linked(ann, sender);

    var pending = claimed(ann, Fixtures.aPhone());

    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.Shown(pending));
    assertThat(match(sender)).isEmpty();
    assertThat(match(new WhatsAppSender(sender.userId(), null))).isEmpty();
    linked(bob, sender);
  }

  @Test
  void openLinkingBelievesAtOnce() {
    var linked = new WhatsAppLink.Linked(phone, NOW);

    assertThat(linkOpenly(ann, phone)).isEqualTo(new LinkWhatsApp.Outcome.Stored(linked));
    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.Shown(linked));
    assertThat(match(new WhatsAppSender(null, phone))).contains(new Match(ann.id(), true));
  }

  @Test
  void openLinkingDoesNotTakeANumberFromAnother() {
    linkOpenly(ann, phone);

    assertThat(linkOpenly(bob, phone)).isEqualTo(new LinkWhatsApp.Outcome.PhoneTaken());
    assertThat(shown(bob)).isEqualTo(new ShowPreferences.Outcome.NoPreferences());
    assertThat(match(sender)).contains(new Match(ann.id(), false));
  }

  @Test
  void openLinkingMayBeOvertaken() {
    var before = claimed(bob, Fixtures.aPhone());
    var overtaken = new OvertakenTransactions(fakes.transactions, 2, () -> linkOpenly(ann, phone));

    var outcome =
        useCases(new LinkingPolicy.Open(), overtaken)
            .linkWhatsApp()
            .link(new LinkWhatsApp.Command(bob, phone));

    assertThat(outcome).isEqualTo(new LinkWhatsApp.Outcome.PhoneTaken());
    assertThat(shown(bob)).isEqualTo(new ShowPreferences.Outcome.Shown(before));
    assertThat(match(sender)).contains(new Match(ann.id(), false));
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "true, 1", "true, 2", "false, 0", "false, 1", "false, 2"})
  void whoseAccountIsDeletedMeanwhileLinksNothing(boolean open, int transactions) {
    var policy = open ? new LinkingPolicy.Open() : new LinkingPolicy.ByCode(LIFETIME);
    Runnable delete = () -> fakes.store.removeUser(ann.id());
    if (transactions == 0) {
      delete.run();
    }
    var overtaken = new OvertakenTransactions(fakes.transactions, transactions, delete);

    var linking = useCases(policy, overtaken).linkWhatsApp();

    assertThatThrownBy(() -> linking.link(new LinkWhatsApp.Command(ann, phone)))
        .isInstanceOf(CallerGone.class);
    assertThat(match(sender)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoseErasureIsUnderWayLinksNothing(boolean open) {
    linked(bob, sender);
    fakes.transactions.required(
        Caller.Service.ERASURE,
        () -> fakes.erasures.erase(ann.id(), NOW, NOW.plus(Duration.ofMinutes(1))));

    assertThatThrownBy(() -> linkAs(open, ann, Fixtures.aPhone())).isInstanceOf(CallerGone.class);
    assertThatThrownBy(() -> linkAs(open, ann, phone)).isInstanceOf(CallerGone.class);
  }

  private void linkAs(boolean open, Caller.User caller, PhoneNumber number) {
    if (open) {
      linkOpenly(caller, number);
    } else {
      link(caller, number);
    }
  }

  @Test
  void openLinkingReplacesANumberAndItsAliases() {
    linkOpenly(ann, phone);
    var other = Fixtures.aPhone();

    linkOpenly(ann, other);

    assertThat(match(new WhatsAppSender(null, phone))).isEmpty();
    assertThat(match(new WhatsAppSender(null, other))).contains(new Match(ann.id(), true));
  }

  @Test
  void openLinkingLeavesANumberThatIsLinkedAlreadyAndItsAliases() {
    linked(ann, sender);
    fakes.clock.advance(Duration.ofMinutes(1));

    assertThat(linkOpenly(ann, phone))
        .isEqualTo(new LinkWhatsApp.Outcome.Stored(new WhatsAppLink.Linked(phone, NOW)));
    assertThat(match(sender)).contains(new Match(ann.id(), true));
  }

  private LinkWhatsApp.Outcome link(Caller.User caller, PhoneNumber number) {
    return byCode().linkWhatsApp().link(new LinkWhatsApp.Command(caller, number));
  }

  private LinkWhatsApp.Outcome linkOpenly(Caller.User caller, PhoneNumber number) {
    return open().linkWhatsApp().link(new LinkWhatsApp.Command(caller, number));
  }
}
