package dev.ava.testkit.contract;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.OUR_NUMBER;
import static dev.ava.testkit.Fixtures.aBusinessScopedUserId;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aTokenHash;
import static dev.ava.testkit.Fixtures.aUserId;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.InboxItemFixture.aMessageFrom;
import static dev.ava.testkit.InboxItemFixture.aReport;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.holding;
import static dev.ava.testkit.InboxItemFixture.somethingKept;
import static dev.ava.testkit.MessageFixture.aMessage;
import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.Accounts;
import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.account.port.Sessions;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Conversations.Talk;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What [Erasures] promises, seen through the other ports to the same store.
public abstract class ErasuresContract extends StoreContract {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Instant THEN = NOW.truncatedTo(ChronoUnit.SECONDS);
  private static final Instant LATER = NOW.plusSeconds(60);

  private final Set<UserId> begun = new HashSet<>();
  private Stored store;
  private UserId ann;
  private UserId ben;
  private WhatsAppSender annes;
  private WhatsAppSender bens;

  /// The ports to the store.
  protected abstract Stored stored();

  @BeforeEach
  void linkTwoPeople() {
    store = stored();
    ann = aUser();
    ben = aUser();
    annes = linked(ann, aSender());
    bens = linked(ben, aSender());
  }

  @AfterEach
  void finishAll() {
    begun.addAll(List.of(ann, ben));
    begun.forEach(this::finish);
  }

  @Test
  void whatThePersonOwnsIsGone() {
    var left = new Owned(ann);
    var kept = new Owned(ben);

    erase(ann);

    assertThat(left.isThere()).containsOnly(false);
    assertThat(kept.isThere()).containsOnly(true);
  }

  @Test
  void whatMetaToldOfThePersonIsGoneHandledOrNot() {
    for (var item : aboutAnn()) {
      var waiting = added(item);
      var handled = added(copyOf(item));
      end(handled);

      erase(ann);

      assertThat(isThere(waiting)).as("waiting %s", item).isFalse();
      assertThat(isThere(handled)).as("handled %s", item).isFalse();
      finish(ann);
      linked(ann, annes);
    }
  }

  @Test
  void whatWaitsIsGoneAtOnceAndWhatWasHandledWithTheSweep() {
    var lane = "p:" + OUR_NUMBER.value() + ":" + annes.key();
    var waiting = added(aText(annes, "hello").lane(lane).raw(raw(annes)).build());
    var handled = added(aText(annes, "hello").lane(lane + "-before").raw(raw(annes)).build());
    end(handled);

    begun.add(ann);
    in(Caller.Service.ERASURE, () -> store.erasures().erase(ann, NOW, LATER));

    assertThat(isThere(handled)).isTrue();
    assertThat(isThere(waiting)).isFalse();
    sweep(ann);
    assertThat(isThere(handled)).isFalse();
  }

  @Test
  void withoutAnErasureNothingIsSwept() {
    var item = added(aText(annes, "hello").raw(raw(annes)).build());

    assertThat(in(Caller.Service.ERASURE, () -> store.erasures().sweep(ann))).isFalse();

    assertThat(isThere(item)).isTrue();
  }

  @Test
  void aNameThatIsToBeKnownOnlyIsThePersonsToo() {
    var next = aSender();
    added(holding(new InboxItem.IdentityChanged(annes, next)).raw(raw(next)).build());
    var early = added(aText(next, "it's me").raw(raw(next)).build());
    heard(next);

    erase(ann);

    assertThat(isThere(early)).isFalse();
    assertThat(isHeard(next)).isFalse();
  }

  @Test
  void aNumberThatWasGivenUpIsKnownByWhatWentToIt() {
    var before = aSender();
    var notice = anOutboundMessage().of(ann).to(before).build();
    asService(() -> store.outbox().add(List.of(notice), NOW));
    var item = added(aText(before, "code").raw(raw(before)).at(THEN.minusSeconds(1)).build());
    heard(before);

    erase(ann);

    assertThat(isInOutbox(notice)).isFalse();
    assertThat(isThere(item)).isFalse();
    assertThat(isHeard(before)).isFalse();
  }

  private List<InboxItem> aboutAnn() {
    var userId = Objects.requireNonNull(annes.userId());
    var phone = Objects.requireNonNull(annes.phone());
    return List.of(
        aText(annes, "hello").raw(raw(annes)).build(),
        aText(new WhatsAppSender(userId, null), "hello").raw(raw(userId.value())).build(),
        aText(new WhatsAppSender(null, phone), "hello").raw(raw(phone.digits())).build(),
        aText(new WhatsAppSender(userId, aPhone()), "before")
            .at(THEN.minus(A_DAY))
            .raw(raw(annes))
            .build(),
        holding(new InboxItem.MessageChanged(annes, aWamid(), new MessageEvent.Reacted("👍", THEN)))
            .raw(raw(annes))
            .build(),
        holding(new InboxItem.IdentityChanged(annes, aSender())).raw(raw(annes)).build(),
        holding(new InboxItem.IdentityChanged(aSender(), annes)).raw(raw(annes)).build(),
        aReport(aWamid(), Message.Status.READ).raw(raw(phone.digits())).build(),
        aReport(aWamid(), Message.Status.READ).raw(raw(userId.value())).build(),
        somethingKept().raw(raw(phone.digits())).build(),
        somethingKept().raw("{\"many\": [" + raw(bens) + "," + raw(annes) + "]}").build(),
        somethingKept()
            .lane("p:" + OUR_NUMBER.value() + ":" + annes.key())
            .raw(raw(annes))
            .build());
  }

  @Test
  void whatMetaToldOfAMessageIsGoneThoughItNamesNobody() {
    var reply = sent(ann, annes);
    var wamid = accepted(reply.message());
    var byOurId = added(aReport(aWamid(), reply.message().id(), Message.Status.READ, null).build());
    var byMetas = added(aReport(wamid, Message.Status.READ).lane("s:" + wamid.value()).build());
    var changed =
        added(
            holding(new InboxItem.MessageChanged(aSender(), wamid, new MessageEvent.Revoked(THEN)))
                .lane("e:" + wamid.value())
                .build());
    var answered = added(aText().key(reply.message().cause()).build());

    erase(ann);

    assertThat(Stream.of(byOurId, byMetas, changed, answered).map(this::isThere))
        .containsOnly(false);
  }

  @Test
  void whatOthersSaidOfThePersonStays() {
    var card =
        new Attachment.Contacts(
            List.of(
                new Attachment.Contact(
                    "Ann",
                    null,
                    List.of(Objects.requireNonNull(annes.phone()).e164()),
                    List.of())));
    var forwarded =
        added(
            aMessageFrom(bens, new Said(card.line(), false, card, null))
                .raw("{\"from\": " + raw(bens) + ", \"card\": " + raw(annes) + "}")
                .build());
    var toAGroup =
        added(
            somethingKept()
                .lane("p:" + OUR_NUMBER.value() + ":" + bens.key())
                .raw(raw(annes))
                .build());
    var bensReply = sent(ben, bens);
    var report =
        added(
            aReport(aWamid(), bensReply.message().id(), Message.Status.READ, null)
                .raw(raw(annes))
                .build());

    erase(ann);

    assertThat(Stream.of(forwarded, toAGroup, report).map(this::isThere)).containsOnly(true);
    assertThat(isInOutbox(bensReply.message())).isTrue();
  }

  @Test
  void aNumberInsideAnotherIsAnother() {
    var digits = Objects.requireNonNull(annes.phone()).digits();
    var longer = added(somethingKept().raw(raw("1" + digits)).build());
    var sooner = added(somethingKept().raw(raw(digits + "0")).build());
    var word = added(somethingKept().raw(raw("x" + digits)).build());

    erase(ann);

    assertThat(Stream.of(longer, sooner, word).map(this::isThere)).containsOnly(true);
  }

  @Test
  void aFormerNumberWasThePersonsUntilTheChange() {
    var former = new WhatsAppSender(null, annes.phone());
    var next = aSender();
    asService(() -> store.identities().move(ann, new IdentityChange(annes, next, THEN)));
    linked(ann, next);
    var before = added(aText(former, "before").at(THEN.minusSeconds(9)).raw(raw(former)).build());
    var after = added(aText(former, "after").at(THEN.plusSeconds(9)).raw(raw(former)).build());
    var withTheOldId = added(aText(annes, "late").at(THEN.plusSeconds(9)).raw(raw(annes)).build());
    var withTheNew = added(aText(next, "new").at(THEN.plusSeconds(9)).raw(raw(next)).build());

    erase(ann);

    assertThat(Stream.of(before, withTheOldId, withTheNew).map(this::isThere)).containsOnly(false);
    assertThat(isThere(after)).isTrue();
  }

  @Test
  void aNumberThatSomebodyElseHasByNowIsTheirs() {
    var recycled = new WhatsAppSender(bens.userId(), annes.phone());
    asService(() -> store.identities().remember(ben, recycled));
    var said = added(aText(recycled, "mine now").raw(raw(recycled)).build());
    var nameless =
        added(
            aText(new WhatsAppSender(null, annes.phone()), "mine, too").raw(raw(recycled)).build());
    heard(recycled);
    heard(new WhatsAppSender(null, annes.phone()));
    var reply = sent(ben, recycled);

    erase(ann);

    assertThat(isThere(said)).isTrue();
    assertThat(isThere(nameless)).isTrue();
    assertThat(isHeard(recycled)).isTrue();
    assertThat(isHeard(new WhatsAppSender(null, annes.phone()))).isTrue();
    assertThat(isInOutbox(reply.message())).isTrue();
  }

  @Test
  void somebodyWithAnotherUserIdAndTheSameNumberIsSomebodyElse() {
    var stranger = new WhatsAppSender(aBusinessScopedUserId(), annes.phone());
    var said = added(aText(stranger, "who are you").raw(raw(stranger)).build());
    var notice = notice(stranger);

    erase(ann);

    assertThat(isThere(said)).isTrue();
    assertThat(isInOutbox(notice)).isTrue();
  }

  @Test
  void whoHasNoUserIdIsKnownByTheNumberAlone() {
    var eve = aUser();
    var phone = linked(eve, aSender(aPhone()));
    var both = new WhatsAppSender(aBusinessScopedUserId(), phone.phone());
    var said = added(aText(both, "hello").raw(raw(both)).build());
    var notice = notice(both);

    erase(eve);

    assertThat(isThere(said)).isFalse();
    assertThat(isInOutbox(notice)).isFalse();
  }

  @Test
  void aNumberIsThePersonsHoweverItIsWritten() {
    var line = "9" + aPhone().e164().substring(6, 13);
    var eve = aUser();
    linked(eve, aSender(new PhoneNumber("+55119" + line)));
    var other = aSender(new PhoneNumber("+5511" + line));
    var said = added(aText(other, "hello").raw(raw(other)).build());
    heard(other);

    erase(eve);

    assertThat(isThere(said)).isFalse();
    assertThat(isHeard(other)).isFalse();
  }

  @Test
  void aClaimedNumberIsNotThePersons() {
    var eve = aUser();
    var pending = Fixtures.aPendingLink();
    in(as(eve), () -> store.links().claim(eve, pending));
    var owner = aSender(pending.phone());
    var said = added(aText(owner, "not Eve").raw(raw(owner)).build());
    heard(owner);
    var notice = notice(owner);

    erase(eve);

    assertThat(isThere(said)).isTrue();
    assertThat(isHeard(owner)).isTrue();
    assertThat(isInOutbox(notice)).isTrue();
    assertThat(asService(() -> store.links().claims(pending.code()))).isEmpty();
  }

  @Test
  void whatAvaToldThePersonItselfIsGone() {
    var notice = notice(annes);
    var wamid = accepted(notice);
    var report = added(aReport(wamid, Message.Status.READ).lane("s:" + wamid.value()).build());
    var byId = notice(new WhatsAppSender(annes.userId(), null));
    var byPhone = notice(new WhatsAppSender(null, annes.phone()));
    var bensNotice = notice(bens);

    erase(ann);

    assertThat(Stream.of(notice, byId, byPhone).map(this::isInOutbox)).containsOnly(false);
    assertThat(isThere(report)).isFalse();
    assertThat(isInOutbox(bensNotice)).isTrue();
  }

  @Test
  void whatIsRememberedOfTheTalkIsGone() {
    var byPhone = new WhatsAppSender(null, annes.phone());
    Stream.of(annes, byPhone, bens).forEach(this::heard);
    Stream.of(annes, byPhone, bens).forEach(this::told);

    erase(ann);

    assertThat(Stream.of(annes, byPhone, bens).map(this::isHeard))
        .containsExactly(false, false, true);
    assertThat(Stream.of(annes, byPhone, bens).map(this::isTold))
        .containsExactly(false, false, true);
  }

  @Test
  void repeatingErasesWhatHasComeSinceUnderTheSameNames() {
    erase(ann);
    var item = added(aText(annes, "one more").raw(raw(annes)).build());
    var report = added(aReport(aWamid(), Message.Status.READ).raw(raw(annes)).build());
    heard(annes);
    told(annes);
    var notice = notice(annes);
    var message = logged(ann, aText(annes, "written meanwhile").build());

    erase(ann);

    assertThat(isThere(item)).isFalse();
    assertThat(isThere(report)).isFalse();
    assertThat(isHeard(annes)).isFalse();
    assertThat(isTold(annes)).isFalse();
    assertThat(isInOutbox(notice)).isFalse();
    assertThat(asService(() -> store.log().find(Set.of(message)).values())).isEmpty();
  }

  @Test
  void oneWhoOwnsNothingIsErasedToo() {
    var nobody = aUserId();

    erase(aUser());
    erase(nobody);

    assertThat(asService(() -> store.erasures().isUnderWay(nobody))).isTrue();
    assertThat(new Owned(ben).isThere()).containsOnly(true);
  }

  @Test
  void thePersonIsNoCallerWhileTheErasureIsUnderWay() {
    erase(ann);

    assertThat(asService(() -> store.erasures().isUnderWay(ann))).isTrue();
    assertThatThrownBy(() -> in(as(ann), () -> store.avatars().ofOwner(ann)))
        .isInstanceOf(CallerGone.class);
    assertThatThrownBy(() -> harness().transactions().snapshot(as(ann), () -> true))
        .isInstanceOf(CallerGone.class);
    assertThat(asService(() -> store.erasures().isUnderWay(ben))).isFalse();
    assertThat(in(as(ben), () -> store.links().ofUser(ben))).isPresent();
  }

  @Test
  void afterItIsFinishedNothingIsOnRecord() {
    erase(ann);

    finish(ann);
    finish(ann);

    assertThat(asService(() -> store.erasures().isUnderWay(ann))).isFalse();
    assertThat(due(LATER.plus(A_DAY))).isEmpty();
    var item = added(aText(annes, "a stranger now").raw(raw(annes)).build());
    erase(ann);
    assertThat(isThere(item)).isTrue();
  }

  @Test
  void whatIsDueIsTakenOnceAndAgainAfterAWhile() {
    asService(() -> store.erasures().erase(ben, NOW, NOW.plusSeconds(2)));
    asService(() -> store.erasures().erase(ann, NOW, NOW.plusSeconds(1)));

    assertThat(due(NOW)).isEmpty();
    assertThat(asService(() -> store.erasures().due(NOW.plusSeconds(2), LATER, 1)))
        .containsExactly(ann);
    assertThat(due(NOW.plusSeconds(2))).containsExactly(ben);
    assertThat(due(LATER.minusSeconds(1))).isEmpty();
    assertThat(due(LATER)).containsExactlyInAnyOrder(ann, ben);
  }

  @Test
  void whoErasesAgainHasItUntilThen() {
    erase(ann);

    asService(() -> store.erasures().erase(ann, LATER, LATER.plusSeconds(60)));

    assertThat(due(LATER)).isEmpty();
  }

  @Test
  void ofSeveralWhoTakeWhatIsDueOneGetsIt() {
    erase(ann);

    var taken =
        Race.run(
            RACERS,
            index -> asService(() -> store.erasures().due(LATER, LATER.plusSeconds(60), 9)));

    assertThat(taken.stream().flatMap(List::stream)).containsExactly(ann);
  }

  @Test
  void severalMayEraseTheSamePersonAtTheSameTime() {
    var item = added(aText(annes, "hello").raw(raw(annes)).build());

    Race.run(
        RACERS,
        index -> {
          erase(ann);
          return index;
        });

    assertThat(isThere(item)).isFalse();
    assertThat(new Owned(ben).isThere()).containsOnly(true);
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    var owned = new Owned(ann);
    var item = added(aText(annes, "hello").raw(raw(annes)).build());

    rolledBack(Caller.Service.ERASURE, () -> store.erasures().erase(ann, NOW, LATER));

    assertThat(owned.isThere()).containsOnly(true);
    assertThat(isThere(item)).isTrue();
    assertThat(asService(() -> store.erasures().isUnderWay(ann))).isFalse();
    erase(ann);
    rolledBack(Caller.Service.ERASURE, () -> store.erasures().finish(ann));
    assertThat(asService(() -> store.erasures().isUnderWay(ann))).isTrue();
  }

  @Test
  void noUserErasesAnybodyNotEvenThemselves() {
    var owned = new Owned(ann);

    assertRefused(as(ann), () -> store.erasures().erase(ann, NOW, LATER));
    assertRefused(as(ben), () -> store.erasures().erase(ann, NOW, LATER));
    assertThat(owned.isThere()).containsOnly(true);
    erase(ann);
    assertShowsNothing(as(ben), () -> store.erasures().isUnderWay(ann));
    assertShowsNothing(as(ben), () -> store.erasures().due(LATER, LATER.plusSeconds(60), 9));
    attempt(as(ben), () -> store.erasures().finish(ann));
    assertThat(due(LATER)).containsExactly(ann);
  }

  @Test
  void outsideATransactionNothingWorks() {
    assertFailOutsideATransaction(
        () -> store.erasures().erase(ann, NOW, LATER),
        () -> store.erasures().sweep(ann),
        () -> store.erasures().isUnderWay(ann),
        () -> store.erasures().due(NOW, LATER, 1),
        () -> store.erasures().finish(ann));
  }

  private void erase(UserId user) {
    begun.add(user);
    in(Caller.Service.ERASURE, () -> store.erasures().erase(user, NOW, LATER));
    sweep(user);
  }

  private void sweep(UserId user) {
    boolean hasMore = true;
    while (hasMore) {
      hasMore = in(Caller.Service.ERASURE, () -> store.erasures().sweep(user));
    }
  }

  private void finish(UserId user) {
    in(Caller.Service.ERASURE, () -> store.erasures().finish(user));
  }

  private List<UserId> due(Instant now) {
    return in(Caller.Service.WORKER, () -> store.erasures().due(now, LATER, 9));
  }

  private WhatsAppSender linked(UserId user, WhatsAppSender sender) {
    asService(
        () -> {
          var phone = Objects.requireNonNull(sender.phone());
          store.links().prove(user, new WhatsAppLink.Linked(phone, NOW));
          store.identities().remember(user, sender);
        });
    return sender;
  }

  /// The name as it stands in what Meta sends.
  private static String raw(WhatsAppSender sender) {
    return "{\"id\": [%s, %s]}"
        .formatted(
            sender.userId() == null ? null : "\"" + sender.userId().value() + "\"",
            sender.phone() == null ? null : "\"" + sender.phone().digits() + "\"");
  }

  private static String raw(String name) {
    return "{\"id\": \"" + name + "\"}";
  }

  private InboxItem added(InboxItem item) {
    assertThat(asService(() -> store.inbox().add(List.of(item), NOW))).containsExactly(item.key());
    return item;
  }

  private static InboxItem copyOf(InboxItem item) {
    return new InboxItem(
        "copy-" + UUID.randomUUID(), item.lane(), item.providerTime(), item.content(), item.raw());
  }

  /// Whether the inbox has it; if not, it has it afterwards.
  private boolean isThere(InboxItem item) {
    return asService(() -> store.inbox().add(List.of(item), NOW)).isEmpty();
  }

  /// Handles everything in the inbox that waits, and lets what is not meant wait again.
  private void end(InboxItem item) {
    var node = store.node();
    asService(
        () -> {
          List<Inbox.Claim> claims;
          do {
            claims = store.inbox().claim(node, 100, A_DAY, NOW.plusSeconds(1));
            claims.stream()
                .filter(claim -> claim.item().key().equals(item.key()))
                .forEach(
                    claim -> store.inbox().finish(Map.of(claim, new Inbox.Ending.Done()), NOW));
            claims.stream()
                .filter(claim -> !claim.item().key().equals(item.key()))
                .forEach(
                    claim -> store.inbox().retry(Map.of(claim, LATER.plus(A_DAY)), "not meant"));
          } while (!claims.isEmpty());
        });
  }

  private Wamid logged(UserId user, InboxItem item) {
    var wamid = ((InboxItem.MessageReceived) item.content()).id();
    asService(
        () ->
            store.log().append(List.of(new MessageLog.Entry(aMessage().of(user).build(), wamid))));
    return wamid;
  }

  private Sent sent(UserId user, WhatsAppSender to) {
    return sent(user, to, "m:" + UUID.randomUUID());
  }

  private Sent sent(UserId user, WhatsAppSender to, String cause) {
    var logged = aReply().of(user).build();
    var message = anOutboundMessage().carrying(logged).to(to).answering(cause).build();
    asService(
        () -> {
          store.log().append(List.of(new MessageLog.Entry(logged, null)));
          store.outbox().add(List.of(message), NOW);
        });
    return new Sent(logged, message);
  }

  private OutboundMessage notice(WhatsAppSender to) {
    var message = anOutboundMessage().to(to).build();
    asService(() -> store.outbox().add(List.of(message), NOW));
    return message;
  }

  private Wamid accepted(OutboundMessage message) {
    var wamid = aWamid();
    asService(
        () ->
            store
                .outbox()
                .settle(List.of(new Outbox.Settled(message.id(), wamid, Optional.empty())), NOW));
    return wamid;
  }

  private boolean isInOutbox(OutboundMessage message) {
    return !asService(() -> store.outbox().lock(Set.of(message.id()))).isEmpty();
  }

  private void heard(WhatsAppSender person) {
    asService(
        () ->
            store
                .conversations()
                .heard(List.of(new Conversations.Heard(OUR_NUMBER, person, THEN))));
  }

  private boolean isHeard(WhatsAppSender person) {
    return !asService(() -> store.conversations().lastHeard(Set.of(new Talk(OUR_NUMBER, person))))
        .isEmpty();
  }

  private void told(WhatsAppSender person) {
    asService(() -> store.strangers().due(person, A_DAY, NOW));
  }

  private boolean isTold(WhatsAppSender person) {
    return !asService(() -> store.strangers().due(person, A_DAY, NOW));
  }

  private record Sent(Message logged, OutboundMessage message) {}

  /// Something in every place that belongs to a user.
  private final class Owned {
    private final UserId user;
    private final String token = aTokenHash();
    private final Wamid wamid = aWamid();
    private final OutboundMessage reply;

    private Owned(UserId user) {
      this.user = user;
      var from = asService(() -> store.identities().aliases(user)).getFirst();
      in(as(user), () -> store.avatars().add(anAvatar().of(user).build()));
      reply = sent(user, from).message();
      asService(
          () -> {
            store.accounts().addIfAbsent(Account.opened(user, NOW));
            store
                .sessions()
                .open(new Session.Id(UUID.randomUUID()), user, token, NOW, LATER.plus(A_DAY));
            var message = aMessage().of(user).build();
            store.log().append(List.of(new MessageLog.Entry(message, wamid)));
            store
                .log()
                .addEvent(message.id(), new MessageEvent.Revoked(THEN), "e:" + wamid.value());
            store.identities().move(user, new IdentityChange(from, aSender(), THEN));
          });
    }

    private List<Boolean> isThere() {
      return asService(
          () ->
              List.of(
                  store.accounts().find(user).isPresent(),
                  store.avatars().ofOwner(user).isPresent(),
                  store.links().ofUser(user).isPresent(),
                  !store.identities().aliases(user).isEmpty(),
                  !store.identities().changes(user).isEmpty(),
                  !store.log().find(Set.of(wamid)).isEmpty(),
                  !store.log().list(user, null, 9).isEmpty(),
                  !store.outbox().lock(Set.of(reply.id())).isEmpty(),
                  store.sessions().rotate(token, aTokenHash(), NOW, LATER)
                      instanceof Sessions.Rotation.Rotated));
    }
  }

  /// The ports to one store.
  ///
  /// @param node a node that is alive
  public record Stored(
      Erasures erasures,
      Accounts accounts,
      Sessions sessions,
      Avatars avatars,
      WhatsAppLinks links,
      WhatsAppIdentities identities,
      MessageLog log,
      Inbox inbox,
      Outbox outbox,
      Conversations conversations,
      StrangerNotices strangers,
      NodeId node) {}
}
