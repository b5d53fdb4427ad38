package dev.ava.domain.preferences.usecase;

import static dev.ava.testkit.Fixtures.aBusinessScopedUserId;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aSender;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.preferences.usecase.FollowIdentity.Outcome;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Samples;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FollowIdentityTest extends PreferencesScenario {
  private static final Instant LATER = NOW.plusSeconds(3_600);

  private final WhatsAppSender after = aSender();

  @Test
  void aPersonIsFollowedWithNumberAndUserId() {
    linked(ann, sender);

    assertThat(follow(sender, after, LATER)).isEqualTo(new Outcome.Moved(ann.id()));

    assertThat(match(after)).contains(new Match(ann.id(), true));
    assertThat(match(only(sender.phone()))).isEmpty();
    assertLinked(ann, after.phone());
  }

  @Test
  void aPersonWhoseUserIdAloneChangesKeepsTheNumber() {
    linked(ann, sender);
    var newId = new WhatsAppSender(aBusinessScopedUserId(), null);

    assertThat(follow(sender, newId, LATER)).isEqualTo(new Outcome.Moved(ann.id()));

    assertThat(match(new WhatsAppSender(newId.userId(), phone)))
        .contains(new Match(ann.id(), true));
    assertLinked(ann, phone);
  }

  @Test
  void aPersonWhoIsKnownByTheNumberAloneIsFollowed() {
    linked(ann, only(phone));

    assertThat(follow(only(phone), only(after.phone()), LATER))
        .isEqualTo(new Outcome.Moved(ann.id()));

    assertLinked(ann, after.phone());
  }

  @Test
  void aStrangerIsNotFollowed() {
    linked(ann, sender);

    assertThat(follow(aSender(), after, LATER)).isEqualTo(new Outcome.Stranger());

    assertThat(match(after)).isEmpty();
  }

  @Test
  void theSameChangeIsFollowedOnce() {
    linked(ann, sender);
    follow(sender, after, LATER);
    var last = aSender();
    follow(after, last, LATER.plusSeconds(60));

    assertThat(follow(sender, after, LATER)).isEqualTo(new Outcome.Moved(ann.id()));

    assertThat(match(only(after.phone()))).isEmpty();
    assertLinked(ann, last.phone());
    assertThat(changes(ann.id())).hasSize(2);
  }

  @Test
  void ofNumbersThatAreToldInTheWrongOrderTheLaterOneStays() {
    linked(ann, sender);
    var last = aSender();
    follow(sender, last, LATER.plusSeconds(1));

    assertThat(follow(sender, only(after.phone()), LATER)).isEqualTo(new Outcome.Superseded());

    assertThat(match(last)).contains(new Match(ann.id(), true));
    assertThat(match(only(after.phone()))).isEmpty();
    assertLinked(ann, last.phone());
  }

  @Test
  void aUserIdIsFollowedEvenIfItsNumberIsOutdated() {
    linked(ann, sender);
    var last = aPhone();
    follow(sender, only(last), LATER.plusSeconds(1));

    assertThat(follow(sender, after, LATER)).isEqualTo(new Outcome.Moved(ann.id()));

    assertThat(match(new WhatsAppSender(after.userId(), null))).contains(new Match(ann.id(), true));
    assertThat(match(only(after.phone()))).isEmpty();
    assertLinked(ann, last);
  }

  @Test
  void aNumberIsFollowedEvenIfALaterUserIdIsKnown() {
    linked(ann, sender);
    var id = new WhatsAppSender(aBusinessScopedUserId(), null);
    follow(sender, id, LATER.plusSeconds(1));

    assertThat(follow(sender, only(after.phone()), LATER)).isEqualTo(new Outcome.Moved(ann.id()));

    assertThat(match(id)).contains(new Match(ann.id(), true));
    assertThat(match(only(phone))).isEmpty();
    assertLinked(ann, after.phone());
  }

  @Test
  void ofTwoChangesInOneSecondBothAreFollowed() {
    linked(ann, sender);
    var last = aSender();
    follow(sender, after, LATER);

    assertThat(follow(after, last, LATER)).isEqualTo(new Outcome.Moved(ann.id()));

    assertLinked(ann, last.phone());
  }

  @Test
  void aNumberThatAnotherAccountHasProvenIsNotTaken() {
    linked(ann, sender);
    linked(bob, after);

    assertThat(follow(sender, only(after.phone()), LATER)).isEqualTo(new Outcome.NumberTaken());

    assertThat(match(sender)).contains(new Match(ann.id(), true));
    assertThat(match(after)).contains(new Match(bob.id(), true));
    assertLinked(ann, phone);
    assertThat(changes(ann.id())).isEmpty();
  }

  @Test
  void aUserIdThatComesWithATakenNumberStaysWithTheAccountThatHasIt() {
    linked(ann, sender);
    linked(bob, after);

    assertThat(follow(sender, after, LATER)).isEqualTo(new Outcome.NumberTaken());

    assertThat(match(after)).contains(new Match(bob.id(), true));
    assertThat(changes(ann.id())).isEmpty();
  }

  @Test
  void aUserIdThatIsKnownAlreadyIsPutOnRecord() {
    linked(ann, sender);
    var newId = new WhatsAppSender(aBusinessScopedUserId(), null);
    fakes.transactions.required(
        Caller.Service.WORKER, () -> fakes.identities.remember(ann.id(), newId));

    assertThat(follow(sender, newId, LATER)).isEqualTo(new Outcome.Moved(ann.id()));

    assertThat(changes(ann.id())).hasSize(1);
  }

  @Test
  void aUserIdIsFollowedEvenIfAnotherAccountHasProvenItsNumber() {
    linked(ann, sender);
    linked(bob, only(after.phone()));

    assertThat(follow(sender, after, LATER)).isEqualTo(new Outcome.NumberTaken());

    assertThat(match(after)).contains(new Match(ann.id(), false));
    assertThat(match(only(after.phone()))).contains(new Match(bob.id(), true));
    assertLinked(ann, phone);
  }

  @ParameterizedTest
  @MethodSource("twins")
  void aNumberThatAnotherAccountHasProvenInItsOtherWritingIsNotTaken(List<PhoneNumber> twins) {
    linked(ann, sender);
    linked(bob, only(twins.getFirst()));

    assertThat(follow(sender, only(twins.getLast()), LATER)).isEqualTo(new Outcome.NumberTaken());
  }

  @ParameterizedTest
  @MethodSource("twins")
  void aNumberThatIsOnlyWrittenOtherwiseStaysLinkedAsItWas(List<PhoneNumber> twins) {
    linked(ann, only(twins.getFirst()));

    assertThat(follow(only(twins.getFirst()), only(twins.getLast()), LATER))
        .isEqualTo(new Outcome.Moved(ann.id()));

    assertLinked(ann, twins.getFirst());
    assertThat(match(only(twins.getLast()))).contains(new Match(ann.id(), true));
  }

  static Stream<List<PhoneNumber>> twins() {
    return Samples.twins();
  }

  @Test
  void whoseLinkIsNotProvenKeepsTheClaim() {
    var pending = claimed(ann, phone);
    fakes.transactions.required(
        Caller.Service.WORKER, () -> fakes.identities.remember(ann.id(), sender));

    assertThat(follow(sender, after, LATER)).isEqualTo(new Outcome.Moved(ann.id()));

    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.Shown(pending));
    assertThat(match(after)).contains(new Match(ann.id(), true));
  }

  @Test
  void whoHasNoLinkGetsNone() {
    fakes.transactions.required(
        Caller.Service.WORKER, () -> fakes.identities.remember(ann.id(), sender));

    assertThat(follow(sender, after, LATER)).isEqualTo(new Outcome.Moved(ann.id()));

    assertThat(shown(ann)).isEqualTo(new ShowPreferences.Outcome.NoPreferences());
  }

  @Test
  void theNewNumberIsLinkedSinceTheOldOneWas() {
    linked(ann, sender);
    fakes.clock.set(LATER);

    follow(sender, after, LATER);

    assertThat(shown(ann))
        .isEqualTo(
            new ShowPreferences.Outcome.Shown(
                new WhatsAppLink.Linked(Optional.ofNullable(after.phone()).orElseThrow(), NOW)));
  }

  @Test
  void whoLeftANumberBeforeItsHolderLinkedItWasSomebodyElse() {
    linked(ann, only(phone));

    var before = NOW.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    assertThat(follow(only(phone), after, before)).isEqualTo(new Outcome.Stranger());

    assertThat(match(only(phone))).contains(new Match(ann.id(), true));
    assertLinked(ann, phone);
  }

  @Test
  void aChangeInTheSecondOfTheLinkIsFollowed() {
    linked(ann, only(phone));

    assertThat(follow(only(phone), after, NOW.truncatedTo(ChronoUnit.SECONDS)))
        .isEqualTo(new Outcome.Moved(ann.id()));
  }

  @Test
  void aNumberThatIsGivenToSomebodyElseIsFreeForThem() {
    linked(ann, sender);
    follow(sender, after, LATER);

    linked(bob, new WhatsAppSender(aBusinessScopedUserId(), phone));

    assertThat(match(only(phone))).contains(new Match(bob.id(), true));
    assertThat(match(only(after.phone()))).contains(new Match(ann.id(), true));
  }

  @Test
  void itJoinsTheTransactionOfItsCaller() {
    linked(ann, sender);

    assertThatThrownBy(
            () ->
                fakes.transactions.required(
                    Caller.Service.WORKER,
                    () -> {
                      follow(sender, after, LATER);
                      throw new IllegalArgumentException("undone");
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(match(sender)).contains(new Match(ann.id(), true));
    assertLinked(ann, phone);
  }

  private Outcome follow(WhatsAppSender from, WhatsAppSender to, Instant at) {
    return byCode()
        .followIdentity()
        .follow(
            new FollowIdentity.Command(Caller.Service.WORKER, new IdentityChange(from, to, at)));
  }

  private List<IdentityChange> changes(UserId user) {
    return fakes.transactions.required(Caller.Service.WORKER, () -> fakes.identities.changes(user));
  }

  private void assertLinked(Caller.User caller, @Nullable PhoneNumber to) {
    assertThat(shown(caller))
        .isInstanceOfSatisfying(
            ShowPreferences.Outcome.Shown.class,
            shown ->
                assertThat(shown.link())
                    .isInstanceOfSatisfying(
                        WhatsAppLink.Linked.class,
                        linked -> assertThat(linked.phone()).isEqualTo(to)));
  }

  private static WhatsAppSender only(@Nullable PhoneNumber number) {
    return new WhatsAppSender(null, number);
  }
}
