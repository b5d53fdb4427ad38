package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aLinkCode;
import static dev.ava.testkit.Fixtures.aPendingLink;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aProvenLink;
import static dev.ava.testkit.Fixtures.aUserId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.preferences.port.WhatsAppLinks.Claim;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.testkit.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What [WhatsAppLinks] promises.
public abstract class WhatsAppLinksContract extends StoreContract {
  protected abstract WhatsAppLinks links();

  @Test
  void aClaimComesBack() {
    var user = aUser();
    var pending = claimed(user, aPendingLink());

    assertThat(found(user)).contains(pending);
    assertThat(asService(() -> links().ofUser(user))).contains(pending);
  }

  @Test
  void aProofComesBack() {
    var user = aUser();
    var linked = proven(user, aProvenLink());

    assertThat(found(user)).contains(linked);
    assertThat(asService(() -> links().provenBy(linked.phone()))).contains(user);
  }

  @Test
  void whoLinkedNothingHasNoLink() {
    assertThat(found(aUser())).isEmpty();
    assertThat(asService(() -> links().ofUser(aUserId()))).isEmpty();
    assertThat(asService(() -> links().provenBy(aPhone()))).isEmpty();
    assertThat(asService(() -> links().claims(aLinkCode()))).isEmpty();
  }

  @Test
  void aClaimReplacesAnEarlierOne() {
    var user = aUser();
    var first = claimed(user, aPendingLink());

    var second = claimed(user, aPendingLink());

    assertThat(found(user)).contains(second);
    assertThat(asService(() -> links().claims(first.code()))).isEmpty();
  }

  @Test
  void aClaimReplacesAProofAndFreesItsNumber() {
    var user = aUser();
    var linked = proven(user, aProvenLink());

    var pending = claimed(user, aPendingLink());

    assertThat(found(user)).contains(pending);
    assertThat(asService(() -> links().provenBy(linked.phone()))).isEmpty();
    proven(aUser(), linked);
  }

  @Test
  void aProofReplacesAClaimAndItsCode() {
    var user = aUser();
    var pending = claimed(user, aPendingLink());

    var linked = proven(user, new WhatsAppLink.Linked(pending.phone(), NOW));

    assertThat(found(user)).contains(linked);
    assertThat(asService(() -> links().claims(pending.code()))).isEmpty();
  }

  @Test
  void aUserMayProveTheSameNumberAgain() {
    var user = aUser();
    var linked = proven(user, aProvenLink());
    var again = new WhatsAppLink.Linked(linked.phone(), NOW.plusSeconds(60));

    proven(user, again);

    assertThat(found(user)).contains(again);
  }

  @Test
  void aClaimIsNoProof() {
    var pending = claimed(aUser(), aPendingLink());

    assertThat(asService(() -> links().provenBy(pending.phone()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("twins")
  void whoHasProvenANumberHasProvenItHoweverItIsWritten(List<PhoneNumber> twins) {
    for (var order : List.of(twins, twins.reversed())) {
      var user = aUser();
      proven(user, new WhatsAppLink.Linked(order.getFirst(), NOW));

      assertThat(asService(() -> links().provenBy(order.getLast()))).contains(user);

      in(as(user), () -> links().remove(user));
      assertThat(asService(() -> links().provenBy(order.getLast()))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("twins")
  void whoHasProvenTheVeryNumberComesBeforeWhoHasProvenAVariant(List<PhoneNumber> twins) {
    var without = aUser();
    var with = aUser();
    proven(without, new WhatsAppLink.Linked(twins.getFirst(), NOW));
    proven(with, new WhatsAppLink.Linked(twins.getLast(), NOW));

    assertThat(asService(() -> links().provenBy(twins.getFirst()))).contains(without);
    assertThat(asService(() -> links().provenBy(twins.getLast()))).contains(with);
  }

  @ParameterizedTest
  @MethodSource("twins")
  void anotherUserDoesNotSeeWhoHasProvenAVariant(List<PhoneNumber> twins) {
    proven(aUser(), new WhatsAppLink.Linked(twins.getFirst(), NOW));

    assertShowsNothing(as(aUser()), () -> links().provenBy(twins.getLast()));
  }

  static Stream<List<PhoneNumber>> twins() {
    return Samples.twins();
  }

  @Test
  void severalUsersMayClaimOneNumber() {
    var pending = aPendingLink();
    var users = Stream.generate(this::aUser).limit(5).toList();
    users.forEach(user -> claimed(user, pending));

    var claims = asService(() -> links().claims(pending.code()));

    assertThat(claims)
        .containsExactlyElementsOf(
            users.stream()
                .sorted(Comparator.comparing(UserId::toString))
                .map(user -> new Claim(user, pending))
                .toList());
  }

  @Test
  void claimsAreFoundWhenTheyHaveExpired() {
    var user = aUser();
    var expired =
        claimed(user, new WhatsAppLink.Pending(aPhone(), aLinkCode(), NOW.minusSeconds(9)));

    assertThat(asService(() -> links().claims(expired.code())))
        .containsExactly(new Claim(user, expired));
  }

  @Test
  void aNumberThatAnotherHasProvenConflicts() {
    var first = aUser();
    var second = aUser();
    var linked = proven(first, aProvenLink());
    var pending = claimed(second, aPendingLink());

    assertThatThrownBy(() -> proven(second, linked)).isInstanceOf(Conflict.class);
    assertThat(asService(() -> links().provenBy(linked.phone()))).contains(first);
    assertThat(found(second)).contains(pending);
  }

  @Test
  void ofSeveralProvingOneNumberAtTheSameTimeOneHasIt() {
    for (int round = 0; round < ROUNDS; round++) {
      var linked = aProvenLink();
      var users = Stream.generate(this::aUser).limit(RACERS).toList();

      var results = Race.run(RACERS, index -> isProven(users.get(index), linked));

      assertThat(results).containsOnlyOnce(true);
      assertThat(asService(() -> links().provenBy(linked.phone())))
          .contains(users.get(results.indexOf(true)));
    }
  }

  @Test
  void whatIsRemovedIsGone() {
    var claimant = aUser();
    var pending = claimed(claimant, aPendingLink());
    var owner = aUser();
    var linked = proven(owner, aProvenLink());

    in(as(claimant), () -> links().remove(claimant));
    in(as(owner), () -> links().remove(owner));
    in(as(owner), () -> links().remove(owner));

    assertThat(found(claimant)).isEmpty();
    assertThat(found(owner)).isEmpty();
    assertThat(asService(() -> links().claims(pending.code()))).isEmpty();
    assertThat(asService(() -> links().provenBy(linked.phone()))).isEmpty();
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    var user = aUser();
    var pending = claimed(user, aPendingLink());

    rolledBack(as(user), () -> links().claim(user, aPendingLink()));
    rolledBack(as(user), () -> links().remove(user));
    rolledBack(Caller.Service.LINKING, () -> links().prove(user, aProvenLink()));

    assertThat(found(user)).contains(pending);
  }

  @Test
  void aLinkNeedsAUser() {
    var nobody = aUserId();

    assertRefused(as(nobody), () -> links().claim(nobody, aPendingLink()));
    assertRefused(Caller.Service.LINKING, () -> links().prove(nobody, aProvenLink()));
  }

  @Test
  void noUserProvesANumberNotEvenTheOwn() {
    var user = aUser();
    var pending = claimed(user, aPendingLink());

    assertRefused(as(user), () -> links().prove(user, aProvenLink()));
    assertRefused(as(aUser()), () -> links().prove(user, aProvenLink()));
    assertThat(found(user)).contains(pending);
  }

  @Test
  void anotherUserSeesNoLink() {
    var claimant = aUser();
    var pending = claimed(claimant, aPendingLink());
    var owner = aUser();
    var linked = proven(owner, aProvenLink());
    var other = as(aUser());

    assertShowsNothing(other, () -> links().ofUser(claimant));
    assertShowsNothing(other, () -> links().ofUser(owner));
    assertShowsNothing(other, () -> links().claims(pending.code()));
    assertShowsNothing(other, () -> links().provenBy(linked.phone()));
  }

  @Test
  void anotherUserChangesNoLink() {
    var user = aUser();
    var pending = claimed(user, aPendingLink());
    var without = aUser();
    var other = as(aUser());

    assertRefused(other, () -> links().claim(user, aPendingLink()));
    assertRefused(other, () -> links().claim(without, aPendingLink()));
    attempt(other, () -> links().remove(user));

    assertThat(found(user)).contains(pending);
    assertThat(found(without)).isEmpty();
  }

  @Test
  void outsideATransactionNothingWorks() {
    var user = aUser();

    assertFailOutsideATransaction(
        () -> links().ofUser(user),
        () -> links().claim(user, aPendingLink()),
        () -> links().prove(user, aProvenLink()),
        () -> links().remove(user),
        () -> links().provenBy(aPhone()),
        () -> links().claims(aLinkCode()));
  }

  private Optional<WhatsAppLink> found(UserId user) {
    return in(as(user), () -> links().ofUser(user));
  }

  private WhatsAppLink.Pending claimed(UserId user, WhatsAppLink.Pending link) {
    in(as(user), () -> links().claim(user, link));
    return link;
  }

  private WhatsAppLink.Linked proven(UserId user, WhatsAppLink.Linked link) {
    in(Caller.Service.LINKING, () -> links().prove(user, link));
    return link;
  }

  private boolean isProven(UserId user, WhatsAppLink.Linked link) {
    try {
      proven(user, link);
      return true;
    } catch (Conflict taken) {
      return false;
    }
  }
}
