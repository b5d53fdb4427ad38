package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.aBusinessScopedUserId;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aUserId;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What [WhatsAppIdentities] promises.
public abstract class WhatsAppIdentitiesContract extends StoreContract {
  private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");

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

  @ParameterizedTest
  @MethodSource("twins")
  void aNumberIsFoundHoweverWhatsAppWritesIt(List<PhoneNumber> twins) {
    var without = aUser();
    remembered(without, aSender(twins.getFirst()));

    assertThat(found(aSender(twins.getLast()))).contains(new Match(without, false));

    var with = aUser();
    remembered(with, aSender(twins.getLast()));
    assertThat(found(aSender(twins.getFirst()))).contains(new Match(without, true));
    assertThat(found(aSender(twins.getLast()))).contains(new Match(with, true));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void aNumberIsFoundTheOtherWayRoundToo(List<PhoneNumber> twins) {
    var user = aUser();
    remembered(user, aSender(twins.getLast()));

    assertThat(found(aSender(twins.getFirst()))).contains(new Match(user, false));
    assertThat(found(new WhatsAppSender(aBusinessScopedUserId(), twins.getFirst())))
        .contains(new Match(user, false));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void aVariantOfTheNumberOfSomebodyKnownByAnotherUserIdIsAStrangers(List<PhoneNumber> twins) {
    var user = aUser();
    remembered(user, new WhatsAppSender(aBusinessScopedUserId(), twins.getFirst()));

    assertThat(found(new WhatsAppSender(aBusinessScopedUserId(), twins.getLast()))).isEmpty();
    assertThat(found(aSender(twins.getLast()))).contains(new Match(user, false));
  }

  static Stream<List<PhoneNumber>> twins() {
    return Samples.twins();
  }

  @Test
  void whoMovesIsFoundByTheNewAliases() {
    var user = aUser();
    var before = remembered(user, aSender());
    var after = aSender();

    moved(user, new IdentityChange(before, after, THEN));

    assertThat(found(after)).contains(new Match(user, true));
    assertThat(found(onlyPhone(after))).contains(new Match(user, true));
    assertThat(found(onlyPhone(before))).isEmpty();
    assertThat(found(onlyUserId(before))).contains(new Match(user, true));
  }

  @Test
  void whoChangesTheUserIdAloneKeepsTheNumber() {
    var user = aUser();
    var before = remembered(user, aSender());
    var after = new WhatsAppSender(aBusinessScopedUserId(), null);

    moved(user, new IdentityChange(before, after, THEN));

    assertThat(found(after)).contains(new Match(user, true));
    assertThat(found(onlyPhone(before))).contains(new Match(user, true));
    assertThat(found(new WhatsAppSender(after.userId(), before.phone())))
        .contains(new Match(user, true));
  }

  @Test
  void whoMovesToTheSameNumberKeepsIt() {
    var user = aUser();
    var before = remembered(user, aSender());
    var after = new WhatsAppSender(aBusinessScopedUserId(), before.phone());

    moved(user, new IdentityChange(before, after, THEN));

    assertThat(found(after)).contains(new Match(user, true));
  }

  @Test
  void whoMovesKeepsNoOtherNumber() {
    var user = aUser();
    var before = remembered(user, aSender());
    var another = remembered(user, aSender(aPhone()));
    var after = aSender();

    moved(user, new IdentityChange(onlyUserId(before), after, THEN));

    assertThat(found(after)).contains(new Match(user, true));
    assertThat(found(onlyPhone(before))).isEmpty();
    assertThat(found(another)).isEmpty();
  }

  @Test
  void aNewNumberAwaitsTheUserIdThatComesWithIt() {
    var user = aUser();
    var before = remembered(user, aSender());
    var phone = aPhone();
    moved(user, new IdentityChange(before, aSender(phone), THEN));
    var after = new WhatsAppSender(aBusinessScopedUserId(), phone);
    var recycled = new WhatsAppSender(aBusinessScopedUserId(), phone);

    assertThat(found(onlyPhone(after))).contains(new Match(user, true));
    assertThat(found(after)).contains(new Match(user, false));

    remembered(user, after);

    assertThat(found(after)).contains(new Match(user, true));
    assertThat(found(onlyUserId(before))).contains(new Match(user, true));
    assertThat(found(recycled)).isEmpty();
  }

  @Test
  void aNewNumberWhoseUserIdStaysAwaitsNoOther() {
    var user = aUser();
    var before = remembered(user, aSender());
    var phone = aPhone();
    moved(user, new IdentityChange(before, aSender(phone), THEN));
    var after = new WhatsAppSender(before.userId(), phone);

    assertThat(found(after)).contains(new Match(user, false));

    remembered(user, after);

    assertThat(found(after)).contains(new Match(user, true));
    assertThat(found(new WhatsAppSender(aBusinessScopedUserId(), phone))).isEmpty();
  }

  @Test
  void aUserIdThatIsToldLaterIsTheOneThatANumberAwaits() {
    var user = aUser();
    var before = remembered(user, aSender());
    var phone = aPhone();
    moved(user, new IdentityChange(before, aSender(phone), THEN));
    var id = new WhatsAppSender(aBusinessScopedUserId(), null);

    moved(user, new IdentityChange(onlyUserId(before), id, THEN.plusSeconds(1)));

    assertThat(found(new WhatsAppSender(id.userId(), phone))).contains(new Match(user, true));
    assertThat(found(new WhatsAppSender(aBusinessScopedUserId(), phone))).isEmpty();
  }

  @Test
  void aNumberThatSomebodyElseHasByNowAwaitsNothing() {
    var previous = aUser();
    var phone = aPhone();
    moved(previous, new IdentityChange(aSender(), aSender(phone), THEN));
    var user = aUser();
    remembered(user, new WhatsAppSender(aBusinessScopedUserId(), null));

    remembered(user, aSender(phone));

    assertThat(found(new WhatsAppSender(aBusinessScopedUserId(), phone))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("twins")
  void aNewNumberAwaitsItsUserIdHoweverItIsWritten(List<PhoneNumber> twins) {
    var user = aUser();
    moved(user, new IdentityChange(remembered(user, aSender()), aSender(twins.getFirst()), THEN));
    var after = new WhatsAppSender(aBusinessScopedUserId(), twins.getLast());

    assertThat(found(after)).contains(new Match(user, false));

    remembered(user, after);

    for (var twin : twins) {
      assertThat(found(new WhatsAppSender(aBusinessScopedUserId(), twin))).isEmpty();
    }
  }

  @Test
  void whoMovesTakesTheNewAliasesFromWhoeverHadThem() {
    var previous = aUser();
    var recycled = remembered(previous, aSender());
    var user = aUser();
    var before = remembered(user, aSender());

    moved(user, new IdentityChange(before, onlyPhone(recycled), THEN));

    assertThat(found(onlyPhone(recycled))).contains(new Match(user, true));
    assertThat(found(onlyUserId(recycled))).contains(new Match(previous, true));
  }

  @Test
  void whoMovesAwayLeavesANumberThatSomebodyElseHasByNow() {
    var user = aUser();
    var before = remembered(user, aSender());
    var next = aUser();
    remembered(next, onlyPhone(before));

    moved(user, new IdentityChange(before, aSender(), THEN));

    assertThat(found(onlyPhone(before))).contains(new Match(next, true));
  }

  @Test
  void changesAreOnRecordOldestFirst() {
    var user = aUser();
    var late = new IdentityChange(aSender(), aSender(), THEN.plusSeconds(60));
    var early = new IdentityChange(aSender(aPhone()), aSender(aPhone()), THEN);
    assertThat(changes(user)).isEmpty();

    moved(user, late);
    moved(user, early);

    assertThat(changes(user)).containsExactly(early, late);
    assertThat(whose(early)).contains(user);
    assertThat(whose(late)).contains(user);
    assertThat(changes(aUser())).isEmpty();
  }

  @Test
  void theSameChangeTwiceCountsOnce() {
    var user = aUser();
    var change = new IdentityChange(aSender(), aSender(aPhone()), THEN);

    moved(user, change);
    moved(user, change);

    assertThat(changes(user)).containsExactly(change);
  }

  @Test
  void anotherChangeIsNotOnRecord() {
    var user = aUser();
    var change = new IdentityChange(aSender(), aSender(), THEN);
    moved(user, change);

    for (var other :
        List.of(
            new IdentityChange(change.before(), change.after(), THEN.plusSeconds(1)),
            new IdentityChange(aSender(), change.after(), THEN),
            new IdentityChange(change.before(), aSender(), THEN),
            new IdentityChange(change.before(), onlyPhone(change.after()), THEN),
            new IdentityChange(onlyUserId(change.before()), change.after(), THEN))) {
      assertThat(whose(other)).isEmpty();
    }
  }

  @Test
  void whoIsForgottenHasNoChangesOnRecord() {
    var user = aUser();
    var change = new IdentityChange(aSender(), aSender(), THEN);
    moved(user, change);
    var other = aUser();
    var others = new IdentityChange(aSender(), aSender(), THEN);
    moved(other, others);

    in(as(user), () -> identities().forget(user));

    assertThat(changes(user)).isEmpty();
    assertThat(whose(change)).isEmpty();
    assertThat(changes(other)).containsExactly(others);
  }

  @Test
  void movingTheSameAtTheSameTimeCountsOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      var user = aUser();
      var change = new IdentityChange(remembered(user, aSender()), aSender(), THEN);

      Race.run(
          RACERS,
          index -> {
            moved(user, change);
            return index;
          });

      assertThat(changes(user)).containsExactly(change);
      assertThat(found(change.after())).contains(new Match(user, true));
    }
  }

  @Test
  void aChangeNeedsAUser() {
    var change = new IdentityChange(aSender(), aSender(), THEN);

    assertRefused(Caller.Service.WORKER, () -> identities().move(aUserId(), change));
  }

  @Test
  void noUserMovesAnybody() {
    var user = aUser();
    var sender = remembered(user, aSender());
    var change = new IdentityChange(sender, aSender(), THEN);

    assertRefused(as(user), () -> identities().move(user, change));
    assertRefused(as(aUser()), () -> identities().move(user, change));

    assertThat(found(sender)).contains(new Match(user, true));
    assertThat(found(change.after())).isEmpty();
    assertThat(changes(user)).isEmpty();
  }

  @Test
  void anotherUserSeesNoChange() {
    var user = aUser();
    var change = new IdentityChange(aSender(), aSender(), THEN);
    moved(user, change);
    var other = as(aUser());

    assertShowsNothing(other, () -> identities().changes(user));
    assertShowsNothing(other, () -> identities().moved(change));
    attempt(other, () -> identities().forget(user));
    assertThat(changes(user)).containsExactly(change);
  }

  @ParameterizedTest
  @MethodSource("twins")
  void anotherUserFindsNobodyByAVariant(List<PhoneNumber> twins) {
    remembered(aUser(), aSender(twins.getFirst()));

    assertShowsNothing(as(aUser()), () -> identities().find(Set.of(aSender(twins.getLast()))));
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    var user = aUser();
    var sender = remembered(user, aSender());
    var other = aSender();

    rolledBack(Caller.Service.WORKER, () -> identities().remember(user, other));
    rolledBack(as(user), () -> identities().forget(user));
    rolledBack(
        Caller.Service.WORKER,
        () -> identities().move(user, new IdentityChange(sender, other, THEN)));

    assertThat(found(other)).isEmpty();
    assertThat(found(sender)).contains(new Match(user, true));
    assertThat(changes(user)).isEmpty();
  }

  @Test
  void anAliasNeedsAUser() {
    assertRefused(Caller.Service.WORKER, () -> identities().remember(aUserId(), aSender()));
  }

  @Test
  void aUserSeesTheOwnAliases() {
    var user = aUser();
    var sender = remembered(user, aSender());

    assertThat(in(as(user), () -> identities().find(Set.of(sender)).values()))
        .contains(new Match(user, true));
  }

  @Test
  void aliasesAreListedOneByOneUserIdsFirst() {
    var user = aUser();
    var senders =
        Stream.of(remembered(user, aSender()), remembered(user, aSender(aPhone()))).toList();
    remembered(aUser(), aSender());

    var listed = in(as(user), () -> identities().aliases(user));

    var phones =
        senders.stream()
            .map(WhatsAppIdentitiesContract::onlyPhone)
            .sorted(comparing(WhatsAppSender::key));
    assertThat(listed)
        .containsExactlyElementsOf(
            Stream.concat(Stream.of(onlyUserId(senders.getFirst())), phones).toList());
    var nobody = aUser();
    assertThat(asService(() -> identities().aliases(nobody))).isEmpty();
    assertShowsNothing(as(nobody), () -> identities().aliases(user));
  }

  @Test
  void manyAreFoundAtOnceEachAsIfAskedForAlone() {
    var ann = aUser();
    var bob = aUser();
    var annsPhone = remembered(ann, aSender());
    var bobsPhone = remembered(bob, onlyPhone(aSender()));
    var newUserId = new WhatsAppSender(aSender().userId(), bobsPhone.phone());
    var recycled = new WhatsAppSender(aSender().userId(), annsPhone.phone());
    var stranger = aSender();
    var asked = Set.of(annsPhone, onlyUserId(annsPhone), bobsPhone, newUserId, recycled, stranger);

    assertThat(asService(() -> identities().find(asked)))
        .containsOnly(
            Map.entry(annsPhone, new Match(ann, true)),
            Map.entry(onlyUserId(annsPhone), new Match(ann, true)),
            Map.entry(bobsPhone, new Match(bob, true)),
            Map.entry(newUserId, new Match(bob, false)));
    assertThat(asService(() -> identities().find(Set.of()))).isEmpty();
  }

  @Test
  void anotherUserSeesNoAlias() {
    var sender = remembered(aUser(), aSender());
    var other = as(aUser());

    assertShowsNothing(other, () -> identities().find(Set.of(sender)));
    assertShowsNothing(other, () -> identities().find(Set.of(onlyPhone(sender))));
    assertShowsNothing(other, () -> identities().find(Set.of(onlyUserId(sender))));
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
        () -> identities().find(Set.of(aSender())),
        () -> identities().remember(user, aSender()),
        () -> identities().move(user, new IdentityChange(aSender(), aSender(), THEN)),
        () -> identities().aliases(user),
        () -> identities().changes(user),
        () -> identities().moved(new IdentityChange(aSender(), aSender(), THEN)),
        () -> identities().forget(user));
  }

  private WhatsAppSender remembered(UserId user, WhatsAppSender sender) {
    in(Caller.Service.WORKER, () -> identities().remember(user, sender));
    return sender;
  }

  private void moved(UserId user, IdentityChange change) {
    asService(() -> identities().move(user, change));
  }

  private List<IdentityChange> changes(UserId user) {
    return asService(() -> identities().changes(user));
  }

  private Optional<UserId> whose(IdentityChange change) {
    return asService(() -> identities().moved(change));
  }

  private Optional<Match> found(WhatsAppSender sender) {
    return Optional.ofNullable(
        in(Caller.Service.WORKER, () -> identities().find(Set.of(sender))).get(sender));
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
