package dev.ava.testkit.contract;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.Fixtures.DIFFICULT_TEXT;
import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aUserId;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.MessageFixture.aMessage;
import static dev.ava.testkit.MessageFixture.aReply;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.MessageLog.StatusChange;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.testkit.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What [MessageLog] promises.
public abstract class MessageLogContract extends StoreContract {
  private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");
  private static final MessageEvent REACTION = new MessageEvent.Reacted("👍", THEN);
  private static final MessageEvent REVOCATION = new MessageEvent.Revoked(THEN.plusSeconds(1));
  private static final SendFailure WHY = new SendFailure(131_026, "Undeliverable");

  protected abstract MessageLog log();

  /// Avatars in the same store, for messages refer to them.
  protected abstract Avatars avatars();

  @ParameterizedTest
  @EnumSource
  void everyStatusComesBack(Message.Status status) {
    var message = appended(aReply().of(aUser()).being(status).build());

    assertThat(listed(message.owner())).containsExactly(message);
  }

  @ParameterizedTest
  @EnumSource
  void everyChannelComesBackFromBothRoles(Message.Channel channel) {
    var user = aUser();
    var said = appended(aMessage().of(user).over(channel).by(Message.Role.USER).build());
    var answer = appended(aMessage().of(user).over(channel).by(Message.Role.ASSISTANT).build());

    assertThat(listed(user)).containsExactly(answer, said);
  }

  @Test
  void theAvatarComesBack() {
    var avatar = anAvatar().of(aUser()).build();
    in(as(avatar.owner()), () -> avatars().add(avatar));

    var message = appended(aMessage().of(avatar.owner()).to(avatar.id()).build());

    assertThat(listed(avatar.owner())).containsExactly(message);
  }

  @Test
  void textOfAnyScriptAndLengthComesBack() {
    var user = aUser();
    var difficult = appended(aMessage().of(user).saying(DIFFICULT_TEXT).build());
    var longest = appended(aMessage().of(user).saying("👩‍👩‍👧‍👦ש".repeat(8_000)).build());
    var spaces = appended(aMessage().of(user).saying("  \n ").build());

    assertThat(listed(user)).containsExactly(spaces, longest, difficult);
  }

  @Test
  void timesComeBackToTheMicrosecond() {
    var user = aUser();
    var early = Instant.parse("2026-02-28T23:59:59.999999Z");
    var first = appended(aMessage().of(user).createdAt(early).build());
    var second = appended(aMessage().of(user).createdAt(early.plusNanos(1_000)).build());

    assertThat(listed(user)).containsExactly(second, first);
  }

  @Test
  void whoSaidNothingHasNoMessages() {
    assertThat(listed(aUser())).isEmpty();
    assertThat(asService(() -> log().list(aUserId(), null, 9))).isEmpty();
  }

  @Test
  void theNewestComesFirstWhateverTheOrderOfWriting() {
    var user = aUser();
    var newest = appended(aMessage().of(user).createdAt(NOW.plusSeconds(2)).build());
    var oldest = appended(aMessage().of(user).createdAt(NOW).build());
    var middle = appended(aMessage().of(user).createdAt(NOW.plusSeconds(1)).build());

    assertThat(listed(user)).containsExactly(newest, middle, oldest);
  }

  @Test
  void forwardItIsTheSameLogTurnedRound() {
    var user = aUser();
    IntStream.range(0, 7)
        .forEach(i -> appended(aMessage().of(user).createdAt(NOW.plusSeconds(i / 3)).build()));
    appended(aMessage().of(aUser()).build());

    var all = new ArrayList<Message>();
    for (var page = forward(user, null); !page.isEmpty(); page = forward(user, all.getLast())) {
      all.addAll(page);
    }

    assertThat(all).containsExactlyElementsOf(listed(user).reversed()).hasSize(7);
  }

  private List<Message> forward(UserId owner, @Nullable Message after) {
    var cursor = after == null ? null : MessageCursor.behind(after);
    return in(as(owner), () -> log().listForward(owner, cursor, 2));
  }

  @Test
  void ofOneInstantTheHighestIdComesFirst() {
    var user = aUser();
    var written = IntStream.range(0, 12).mapToObj(i -> appended(withRandomId(user))).toList();

    assertThat(listed(user))
        .containsExactlyElementsOf(
            written.stream()
                .sorted(
                    Comparator.<Message, String>comparing(m -> m.id().value().toString())
                        .reversed())
                .toList());
  }

  @Test
  void pagesJoinWithoutGapOrOverlap() {
    var user = aUser();
    appended(aMessage().of(aUser()).build());
    for (int i = 0; i < 11; i++) {
      appended(aMessage().of(user).createdAt(NOW.plusSeconds(i / 4)).build());
    }
    var all = listed(user);

    var paged = new ArrayList<Message>();
    @Nullable MessageCursor before = null;
    for (int page = 0; page < 4; page++) {
      var place = before;
      var found = in(as(user), () -> log().list(user, place, 3));
      assertThat(found).hasSize(page < 3 ? 3 : 2);
      paged.addAll(found);
      before = MessageCursor.behind(found.getLast());
    }
    var end = before;

    assertThat(paged).isEqualTo(all).hasSize(11);
    assertThat(in(as(user), () -> log().list(user, end, 3))).isEmpty();
  }

  @Test
  void aCursorBehindAMessageThatIsNotThereWorks() {
    var user = aUser();
    var message = appended(aMessage().of(user).build());
    var above = new MessageCursor(NOW.plusNanos(1_000), new Message.Id(UUID.randomUUID()));
    var below = new MessageCursor(NOW.minusNanos(1_000), new Message.Id(UUID.randomUUID()));

    assertThat(in(as(user), () -> log().list(user, above, 3))).containsExactly(message);
    assertThat(in(as(user), () -> log().list(user, below, 3))).isEmpty();
  }

  @Test
  void aNewMessageDoesNotMoveAnOlderPage() {
    var user = aUser();
    var oldest = appended(aMessage().of(user).build());
    var older = appended(aMessage().of(user).createdAt(NOW.plusSeconds(1)).build());
    appended(aMessage().of(user).createdAt(NOW.plusSeconds(2)).build());

    assertThat(in(as(user), () -> log().list(user, MessageCursor.behind(older), 9)))
        .containsExactly(oldest);
  }

  @Test
  void aServiceListsTheMessagesOfOneUser() {
    var message = appended(aMessage().of(aUser()).build());
    appended(aMessage().of(aUser()).build());

    assertThat(asService(() -> log().list(message.owner(), null, 9))).containsExactly(message);
  }

  @Test
  void aMessageIsFoundByItsWamid() {
    var message = aMessage().of(aUser()).build();
    var wamid = aWamid();
    asService(() -> log().append(List.of(new MessageLog.Entry(message, wamid))));

    assertThat(asService(() -> log().find(Set.of(wamid)).values())).contains(message);
    assertThat(in(as(message.owner()), () -> log().find(Set.of(wamid)).values())).contains(message);
    assertThat(asService(() -> log().find(Set.of(aWamid())).values())).isEmpty();
  }

  @Test
  void theLongestWamidIsFoundInItsOwnCase() {
    var message = aMessage().of(aUser()).build();
    var wamid = new Wamid((aWamid().value() + "=").repeat(20).substring(0, 512));
    asService(() -> log().append(List.of(new MessageLog.Entry(message, wamid))));

    assertThat(asService(() -> log().find(Set.of(wamid)).values())).contains(message);
    assertThat(
            asService(
                () -> log().find(Set.of(new Wamid("W" + wamid.value().substring(1)))).values()))
        .isEmpty();
  }

  @Test
  void manyAreStoredAndFoundEachAsItIs() {
    var user = aUser();
    var messages =
        Stream.concat(
                Samples.attachments()
                    .map(attachment -> aMessage().of(user).with(attachment).build()),
                Stream.of(
                    aReply().of(user).saying(DIFFICULT_TEXT).being(Message.Status.QUEUED).build(),
                    aMessage().of(user).saying("").build()))
            .toList();
    var wamids = messages.stream().collect(toMap(message -> aWamid(), message -> message));

    asService(
        () -> {
          log().append(List.of());
          log()
              .append(
                  wamids.entrySet().stream()
                      .map(each -> new MessageLog.Entry(each.getValue(), each.getKey()))
                      .toList());
        });

    var asked = new HashSet<>(wamids.keySet());
    asked.add(aWamid());
    assertThat(asService(() -> log().find(asked))).isEqualTo(wamids);
    assertThat(asService(() -> log().find(Set.of()))).isEmpty();
    assertThat(listed(user)).containsExactlyInAnyOrderElementsOf(messages);
  }

  @Test
  void ofManyOfWhichOneIsThereNoneIsStored() {
    var user = aUser();
    var known = appended(aMessage().of(user).build());

    assertThatThrownBy(
            () ->
                asService(
                    () ->
                        log()
                            .append(
                                List.of(
                                    new MessageLog.Entry(aMessage().of(user).build(), aWamid()),
                                    new MessageLog.Entry(known, null)))))
        .isInstanceOf(Conflict.class);

    assertThat(listed(user)).containsExactly(known);
  }

  @Test
  void aTakenIdConflicts() {
    var message = appended(aMessage().of(aUser()).build());

    assertThatThrownBy(() -> appended(message)).isInstanceOf(Conflict.class);
    assertThat(listed(message.owner())).containsExactly(message);
  }

  @Test
  void aTakenWamidConflicts() {
    var user = aUser();
    var first = aMessage().of(user).build();
    var wamid = aWamid();
    asService(() -> log().append(List.of(new MessageLog.Entry(first, wamid))));

    assertThatThrownBy(
            () ->
                asService(
                    () ->
                        log()
                            .append(
                                List.of(new MessageLog.Entry(aMessage().of(user).build(), wamid)))))
        .isInstanceOf(Conflict.class);
    assertThat(listed(user)).containsExactly(first);
  }

  @Test
  void ofSeveralWithOneWamidAtTheSameTimeOneIsStored() {
    for (int round = 0; round < ROUNDS; round++) {
      var user = aUser();
      var wamid = aWamid();

      var stored = Race.run(RACERS, index -> isAppended(aMessage().of(user).build(), wamid));

      assertThat(stored).containsOnlyOnce(true);
      assertThat(listed(user)).hasSize(1);
    }
  }

  @Test
  void aMessageNeedsAUser() {
    var message = aMessage().build();

    assertRefused(
        Caller.Service.WORKER, () -> log().append(List.of(new MessageLog.Entry(message, null))));
  }

  @Test
  void aMessageNeedsItsAvatar() {
    var other = anAvatar().of(aUser()).build();
    in(as(other.owner()), () -> avatars().add(other));
    var message = aMessage().of(other.owner()).to(anAvatar().build().id()).build();

    assertRefused(
        Caller.Service.WORKER, () -> log().append(List.of(new MessageLog.Entry(message, null))));
  }

  @Test
  void messagesAreLockedByTheirIds() {
    var user = aUser();
    var message = appended(aMessage().of(user).being(Message.Status.RECEIVED).build());
    var read = appended(aReply().of(user).being(Message.Status.READ).build());
    appended(aReply().of(user).build());
    var missing = aMessage().build().id();

    assertThat(asService(() -> log().lock(Set.of(message.id(), missing, read.id()))))
        .containsOnly(
            Map.entry(message.id(), Message.Status.RECEIVED),
            Map.entry(read.id(), Message.Status.READ));
    assertThat(asService(() -> log().lock(Set.of(missing)))).isEmpty();
    assertThat(asService(() -> log().lock(Set.of()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aStatusIsChangedToAny(Message.Status status) {
    var message = appended(aReply().of(aUser()).build());
    var other = appended(aReply().of(message.owner()).build());

    change(message, status);

    assertThat(listed(message.owner()))
        .containsExactlyInAnyOrder(
            other,
            new Message(
                message.id(),
                message.owner(),
                message.avatar(),
                message.channel(),
                message.role(),
                message.content(),
                message.createdAt(),
                status));
  }

  @Test
  void eachOfManyGetsItsOwnStatus() {
    var user = aUser();
    var messages =
        Stream.of(Message.Status.values())
            .map(status -> appended(aReply().of(user).build()))
            .toList();

    asService(
        () -> {
          log().lock(messages.stream().map(Message::id).collect(toSet()));
          log()
              .changeStatus(
                  messages.stream()
                      .map(message -> statusOf(messages.indexOf(message), message.id()))
                      .toList());
          log().changeStatus(List.of());
        });

    var after = listed(user);
    for (var message : messages) {
      var expected = statusOf(messages.indexOf(message), message.id());
      assertThat(after)
          .filteredOn(each -> each.id().equals(message.id()))
          .extracting(Message::status, Message::failure)
          .containsExactly(tuple(expected.status(), expected.failure()));
    }
  }

  private static StatusChange statusOf(int index, Message.Id id) {
    var status = List.of(Message.Status.values()).get(index);
    return new StatusChange(id, status, status == Message.Status.FAILED ? WHY : null);
  }

  @Test
  void whoLockSomeOfTheSameWaitForEachOtherAndNobodyForEver() {
    var user = aUser();
    var ids =
        IntStream.range(0, CONTESTED).mapToObj(i -> appended(withRandomId(user)).id()).toList();

    for (int round = 0; round < ROUNDS; round++) {
      Race.run(
          RACERS,
          index -> {
            var mine = Race.shuffled(ids);
            asService(
                () -> {
                  log().lock(mine);
                  log().changeStatus(mine.stream().map(id -> statusOf(index, id)).toList());
                });
            return index;
          });

      assertThat(listed(user))
          .extracting(Message::status)
          .hasSize(CONTESTED)
          .containsOnly(listed(user).getFirst().status());
    }
  }

  @Test
  void ofSeveralWhoLockAtTheSameTimeEachSeesWhatTheOneBeforeWrote() {
    var message = appended(aReply().of(aUser()).being(Message.Status.RECEIVED).build());
    var statuses = List.of(Message.Status.values());

    for (int round = 0; round < 2; round++) {
      Race.run(
          RACERS,
          index ->
              asService(
                  () -> {
                    var seen = log().lock(Set.of(message.id())).get(message.id());
                    log().changeStatus(to(message, statuses.get(statuses.indexOf(seen) + 1)));
                    return statuses;
                  }));
    }

    assertThat(listed(message.owner()))
        .extracting(Message::status)
        .containsExactly(statuses.get(2 * RACERS));
  }

  @ParameterizedTest
  @MethodSource("attachments")
  void everyAttachmentComesBack(Attachment attachment) {
    assertComesBack(aMessage().of(aUser()).with(attachment).build());
  }

  static Stream<Attachment> attachments() {
    return Samples.attachments();
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void everyContextComesBack(MessageContext context) {
    assertComesBack(aMessage().of(aUser()).in(context).build());
  }

  static Stream<MessageContext> contexts() {
    return Samples.contexts();
  }

  @Test
  void whyAMessageFailedComesBack() {
    assertComesBack(aReply().of(aUser()).failedBecause(WHY).build());
    assertComesBack(
        aReply().of(aUser()).failedBecause(new SendFailure(null, DIFFICULT_TEXT)).build());
  }

  @Test
  void whyAMessageFailedIsStoredWithTheStatusAndGoesWithIt() {
    var message = appended(aReply().of(aUser()).build());

    asService(
        () ->
            log()
                .changeStatus(List.of(new StatusChange(message.id(), Message.Status.FAILED, WHY))));
    assertThat(only(message).failure()).isEqualTo(WHY);
    assertThat(only(message).status()).isEqualTo(Message.Status.FAILED);

    asService(() -> log().changeStatus(to(message, Message.Status.QUEUED)));
    assertThat(only(message)).isEqualTo(message);
  }

  @Test
  void everyEventComesBackInTheOrderInWhichItWasDone() {
    var message = appended(aMessage().of(aUser()).build());
    var shuffled = new ArrayList<>(Samples.events());
    Collections.shuffle(shuffled);

    shuffled.forEach(event -> added(message, event, "cause " + event.at()));

    assertThat(only(message)).isEqualTo(withEvents(message, Samples.events()));
  }

  @Test
  void whatWasDoneShowsWhereverAMessageIsShown() {
    var message = aMessage().of(aUser()).build();
    var wamid = aWamid();
    asService(() -> log().append(List.of(new MessageLog.Entry(message, wamid))));
    added(message, REACTION, "one");

    var seen = withEvents(message, List.of(REACTION));
    assertThat(listed(message.owner())).containsExactly(seen);
    assertThat(asService(() -> log().find(Set.of(wamid)).values())).contains(seen);
    assertThat(in(as(message.owner()), () -> log().find(Set.of(wamid)).values())).contains(seen);
  }

  @Test
  void everyMessageHasItsOwnEvents() {
    var user = aUser();
    var first = appended(aMessage().of(user).createdAt(NOW).build());
    var second = appended(aMessage().of(user).createdAt(NOW.plusSeconds(1)).build());
    var third = appended(aMessage().of(user).createdAt(NOW.plusSeconds(2)).build());
    added(first, REACTION, "one");
    added(third, REACTION, "one");
    added(third, REVOCATION, "two");

    assertThat(listed(user))
        .extracting(Message::events)
        .containsExactly(List.of(REACTION, REVOCATION), List.of(), List.of(REACTION));
    assertThat(in(as(user), () -> log().list(user, null, 2)))
        .containsExactly(withEvents(third, List.of(REACTION, REVOCATION)), second);
  }

  @Test
  void oneCauseTellsOfOneEvent() {
    var message = appended(aMessage().of(aUser()).build());
    var cause = "k".repeat(563);

    added(message, REACTION, cause);
    added(message, REACTION, cause);
    added(message, REVOCATION, cause);

    assertThat(only(message).events()).containsExactly(REACTION);
  }

  @Test
  void theSameMayBeDoneTwice() {
    var message = appended(aMessage().of(aUser()).build());

    added(message, REACTION, "one");
    added(message, REACTION, "two");

    assertThat(only(message).events()).containsExactly(REACTION, REACTION);
  }

  @Test
  void ofSeveralWhoTellOfOneCauseAtTheSameTimeOneIsStored() {
    for (int round = 0; round < ROUNDS; round++) {
      var message = appended(aMessage().of(aUser()).build());

      Race.run(
          RACERS,
          index -> {
            added(message, REACTION, "cause");
            return index;
          });

      assertThat(only(message).events()).containsExactly(REACTION);
    }
  }

  @Test
  void anEventNeedsItsMessage() {
    var message = aMessage().of(aUser()).build();

    assertThatThrownBy(() -> added(message, REACTION, "one")).isInstanceOf(Conflict.class);
  }

  @Test
  void eventsAreNotAppendedWithTheirMessage() {
    var message = aMessage().of(aUser()).build();

    appended(withEvents(message, List.of(REACTION)));

    assertThat(only(message)).isEqualTo(message);
  }

  @Test
  void aChangedStatusLeavesTheRest() {
    var message =
        appended(
            aMessage()
                .of(aUser())
                .with(Samples.attachments().findFirst().orElseThrow())
                .in(Samples.contexts().toList().getLast())
                .build());
    added(message, REACTION, "one");

    change(message, Message.Status.READ);

    assertThat(only(message))
        .usingRecursiveComparison()
        .ignoringFields("status", "events")
        .isEqualTo(message);
    assertThat(only(message).events()).containsExactly(REACTION);
  }

  @Test
  void whatIsRolledBackNeverHappened() {
    var message = appended(aReply().of(aUser()).build());

    rolledBack(
        Caller.Service.WORKER,
        () -> {
          log().lock(Set.of(message.id()));
          log().changeStatus(to(message, Message.Status.READ));
          log().append(List.of(new MessageLog.Entry(aMessage().of(message.owner()).build(), null)));
          log().addEvent(message.id(), REACTION, "one " + message.id().value());
        });

    assertThat(listed(message.owner())).containsExactly(message);
  }

  @Test
  void anotherUserSeesNoMessage() {
    var message = aMessage().of(aUser()).build();
    var wamid = aWamid();
    asService(() -> log().append(List.of(new MessageLog.Entry(message, wamid))));
    added(message, REACTION, "one");
    var other = as(aUser());

    assertShowsNothing(other, () -> log().list(message.owner(), null, 9));
    assertShowsNothing(other, () -> log().listForward(message.owner(), null, 9));
    assertShowsNothing(other, () -> log().find(Set.of(wamid)));
    assertShowsNothing(other, () -> log().lock(Set.of(message.id())));
  }

  @Test
  void noUserWritesAMessageNotEvenAnOwnOne() {
    var message = appended(aReply().of(aUser()).build());
    var owner = message.owner();

    for (var caller : new Caller[] {as(owner), as(aUser())}) {
      assertRefused(
          caller,
          () ->
              log().append(List.of(new MessageLog.Entry(aMessage().of(owner).build(), aWamid()))));
      attempt(caller, () -> log().changeStatus(to(message, Message.Status.READ)));
      attempt(caller, () -> log().addEvent(message.id(), REACTION, "one " + message.id().value()));
    }

    assertThat(listed(owner)).containsExactly(message);
  }

  @Test
  void outsideATransactionNothingWorks() {
    var message = appended(aReply().of(aUser()).build());

    assertFailOutsideATransaction(
        () -> log().list(message.owner(), null, 1),
        () -> log().listForward(message.owner(), null, 1),
        () ->
            log()
                .append(
                    List.of(new MessageLog.Entry(aMessage().of(message.owner()).build(), null))),
        () -> log().find(Set.of(aWamid())),
        () -> log().lock(Set.of(message.id())),
        () -> log().changeStatus(to(message, Message.Status.READ)),
        () -> log().addEvent(message.id(), REACTION, "one " + message.id().value()));
  }

  private List<Message> listed(UserId owner) {
    return in(as(owner), () -> log().list(owner, null, 200));
  }

  private Message only(Message message) {
    var all = listed(message.owner());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private void added(Message message, MessageEvent event, String cause) {
    asService(() -> log().addEvent(message.id(), event, cause + " " + message.id().value()));
  }

  private void assertComesBack(Message message) {
    var wamid = aWamid();
    asService(() -> log().append(List.of(new MessageLog.Entry(message, wamid))));

    assertThat(listed(message.owner())).containsExactly(message);
    assertThat(asService(() -> log().find(Set.of(wamid)).values())).contains(message);
    assertThat(asService(() -> log().lock(Set.of(message.id()))))
        .containsOnly(Map.entry(message.id(), message.status()));
  }

  private static Message withEvents(Message message, List<MessageEvent> events) {
    return new Message(
        message.id(),
        message.owner(),
        message.avatar(),
        message.channel(),
        message.role(),
        message.content(),
        message.createdAt(),
        message.status(),
        message.attachment(),
        message.context(),
        message.failure(),
        events);
  }

  private Message appended(Message message) {
    asService(() -> log().append(List.of(new MessageLog.Entry(message, null))));
    return message;
  }

  private boolean isAppended(Message message, Wamid wamid) {
    try {
      asService(() -> log().append(List.of(new MessageLog.Entry(message, wamid))));
      return true;
    } catch (Conflict taken) {
      return false;
    }
  }

  private void change(Message message, Message.Status status) {
    asService(
        () -> {
          log().lock(Set.of(message.id()));
          log().changeStatus(to(message, status));
        });
  }

  private static List<StatusChange> to(Message message, Message.Status status) {
    return List.of(new StatusChange(message.id(), status, null));
  }

  private static Message withRandomId(UserId user) {
    return new Message(
        new Message.Id(UUID.randomUUID()),
        user,
        null,
        Message.Channel.APP,
        Message.Role.USER,
        "hello",
        NOW,
        Message.Status.RECEIVED);
  }
}
