package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.InboxItemFixture.aMessageFrom;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.holding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.port.Conversations.Talk;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.ReplyGenerator.Prompt;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.shared.Caller;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.OvertakenTransactions;
import dev.ava.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HandleMessageTest extends MessagingScenario {
  private Instant now = NOW;

  private static final Duration LEASE = Duration.ofMinutes(5);

  @Test
  void aMessageIsLoggedAnsweredAndItsAnswerQueued() {
    var item = aText(annsPhone, "hello 🌙").build();
    receive(item);

    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(1, List.of()));

    var said = log().getFirst();
    var answer = log().getLast();
    assertThat(log())
        .containsExactly(
            message(said.id(), Message.Role.USER, "hello 🌙", Message.Status.RECEIVED, null),
            message(
                answer.id(), Message.Role.ASSISTANT, "Re: hello 🌙", Message.Status.QUEUED, null));
    var queued = outbound().getFirst();
    assertThat(outbound())
        .containsExactly(
            new OutboundMessage(
                queued.id(),
                item.key(),
                answer.id(),
                ann,
                Fixtures.OUR_NUMBER,
                annsPhone,
                "Re: hello 🌙",
                item.providerTime(),
                NOW));
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
    assertThat(handle().taken()).isZero();
  }

  @Test
  void theAnswerGoesOutFromTheNumberThatWasWrittenTo() {
    var number = new PhoneNumberId("another");
    receive(
        holding(
                new InboxItem.MessageReceived(
                    annsPhone, number, Fixtures.aWamid(), Said.text("hello")))
            .build());

    handle();

    assertThat(outbound()).extracting(OutboundMessage::from).containsExactly(number);
  }

  @Test
  void theAvatarAnswers() {
    var avatar = anAvatar().of(ann).build();
    fakes.transactions.required(new Caller.User(ann), () -> fakes.avatars.add(avatar));
    receive(aText(annsPhone, "hello").build());

    handle();

    assertThat(fakes.replies.prompts()).containsExactly(new Prompt(Optional.of(avatar), "hello"));
    assertThat(log()).extracting(Message::avatar).containsExactly(avatar.id(), avatar.id());
  }

  @Test
  void whoHasNoAvatarIsAnsweredToo() {
    receive(aText(annsPhone, "hello").build());

    handle();

    assertThat(fakes.replies.prompts()).containsExactly(new Prompt(Optional.empty(), "hello"));
  }

  @Test
  void aWorkerThatDiesBeforeTheAnswerLeavesOneMessageAndOneReply() {
    receive(aText(annsPhone, "hello").build());
    fakes.replies.answers(
        prompt -> {
          throw new Killed();
        });
    assertThatThrownBy(this::handle).isInstanceOf(Killed.class);
    assertThat(log()).extracting(Message::content).containsExactly("hello");
    assertThat(handle().taken()).isZero();

    fakes.replies.answers(prompt -> "back again");
    fakes.clock.advance(LEASE.minusNanos(1));
    assertThat(handle().taken()).isZero();
    fakes.clock.advance(Duration.ofNanos(1));
    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(1, List.of()));

    assertThat(log()).extracting(Message::content).containsExactly("hello", "back again");
    assertThat(outbound()).extracting(OutboundMessage::text).containsExactly("back again");
  }

  @Test
  void aWorkerThatLostItsLeaseCommitsNothing() {
    receive(aText(annsPhone, "hello").build());
    var others = new AtomicReference<HandleInbox.Outcome>();
    fakes.replies.answers(
        prompt -> {
          fakes.replies.answers(again -> "in time");
          fakes.clock.advance(LEASE);
          others.set(handle());
          return "too late";
        });

    var outcome = handle();

    assertThat(outcome).isEqualTo(new HandleInbox.Outcome(1, List.of()));
    assertThat(others.get()).isEqualTo(new HandleInbox.Outcome(1, List.of()));
    assertThat(log()).extracting(Message::content).containsExactly("hello", "in time");
    assertThat(outbound()).extracting(OutboundMessage::text).containsExactly("in time");
  }

  @Test
  void aMessageThatCameUnderTwoKeysIsLoggedOnce() {
    var content =
        new InboxItem.MessageReceived(
            annsPhone, Fixtures.OUR_NUMBER, Fixtures.aWamid(), Said.text("hello"));
    receive(holding(content).lane("one").build(), holding(content).lane("one").build());

    handle();
    handle();

    assertThat(log()).filteredOn(message -> message.role() == Message.Role.USER).hasSize(1);
  }

  @Test
  void aNewAliasOfAKnownPersonIsRemembered() {
    var another = Fixtures.aPhone();
    receive(aText(new WhatsAppSender(annsPhone.userId(), another), "hello").build());

    handle();

    assertThat(log()).hasSize(2);
    assertThat(stored(() -> fakes.identities.find(Set.of(Fixtures.aSender(another))).values()))
        .contains(new Match(ann, true));
  }

  @Test
  void whoseClaimIsLostRemembersNoNewAlias() {
    var bob = fakes.aUser();
    var known = new WhatsAppSender(null, Fixtures.aPhone());
    var sender = new WhatsAppSender(Fixtures.aBusinessScopedUserId(), known.phone());
    fakes.transactions.required(WORKER, () -> fakes.identities.remember(bob, known));
    receive(aText(sender, "hello").build());
    var before = stored(() -> fakes.identities.aliases(bob));
    Runnable taken =
        () -> {
          fakes.clock.advance(LEASE);
          assertThat(stored(() -> fakes.inbox.claim(node, 9, LEASE, fakes.clock.instant())))
              .hasSize(1);
        };
    var overtaken = new OvertakenTransactions(fakes.transactions, 1, taken);

    MessagingUseCases.handleInbox(
            fakes.messagingPorts(), preferences, overtaken, fakes.ids, fakes.clock)
        .handle(new HandleInbox.Command(WORKER, node, 9));

    assertThat(stored(() -> fakes.identities.aliases(bob))).isEqualTo(before);
    assertThat(stored(() -> fakes.log.list(bob, null, 9))).isEmpty();
  }

  @Test
  void aliasesThatAreKnownAreNotWrittenAgain() {
    var identities = new CountingIdentities(fakes.identities);
    var handler = handleInbox(identities);
    receive(aText(annsPhone, "hello").build());
    handler.handle(new HandleInbox.Command(WORKER, node, 1));
    assertThat(identities.written).isZero();

    var another = new WhatsAppSender(annsPhone.userId(), Fixtures.aPhone());
    receive(aText(another, "hello").build());
    handler.handle(new HandleInbox.Command(WORKER, node, 1));
    assertThat(identities.written).isEqualTo(1);
  }

  @Test
  void aStrangerIsToldHowToLinkAndNothingIsLogged() {
    var stranger = Fixtures.aSender();
    var item = aText(stranger, "hello").build();
    receive(item);

    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(1, List.of()));

    assertThat(outbound())
        .containsExactly(
            new OutboundMessage(
                outbound().getFirst().id(),
                item.key(),
                null,
                null,
                Fixtures.OUR_NUMBER,
                stranger,
                Notices.STRANGER,
                item.providerTime(),
                NOW));
    assertThat(fakes.replies.prompts()).isEmpty();
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
  }

  @Test
  void aStrangerIsToldOnceADay() {
    var stranger = Fixtures.aSender();
    strangerWrites(stranger, Duration.ZERO, 1);
    strangerWrites(stranger, Duration.ofDays(1).minusNanos(1_000), 1);
    strangerWrites(stranger, Duration.ofNanos(1_000), 2);
    strangerWrites(stranger, Duration.ZERO, 2);
    strangerWrites(Fixtures.aSender(), Duration.ZERO, 3);
  }

  @Test
  void aStrangerWhoseMessagesComeLateIsToldByTheTimesAtWhichTheyWereSaid() {
    var stranger = Fixtures.aSender();
    receive(aText(stranger, "first").at(NOW).build());
    handle();
    fakes.clock.advance(Duration.ofDays(3));

    receive(aText(stranger, "second").at(NOW.plusSeconds(60)).build());
    handle();

    assertThat(outbound()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("dev.ava.testkit.Samples#attachments")
  void whatComesWithAMessageIsLogged(Attachment attachment) {
    var context = Samples.contexts().toList().getLast();
    say(new Said("Look", true, attachment, context));

    assertThat(log())
        .extracting(Message::content, Message::attachment, Message::context)
        .containsExactly(tuple("Look", attachment, context), tuple("Re: Look", null, null));
  }

  @ParameterizedTest
  @MethodSource("dev.ava.testkit.Samples#attachments")
  void whatIsNotSaidInWordsIsLoggedAndNotAnswered(Attachment attachment) {
    var item = say(new Said(attachment.line(), false, attachment, null));

    assertThat(log())
        .extracting(Message::content, Message::attachment)
        .containsExactly(tuple(attachment.line(), attachment));
    assertThat(outbound()).isEmpty();
    assertThat(fakes.replies.prompts()).isEmpty();
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
  }

  @Test
  void aCodeThatIsNotSaidInWordsProvesNothing() {
    var stranger = Fixtures.aSender();
    receive(
        aMessageFrom(stranger, new Said(Fixtures.aLinkCode().value(), false, null, null)).build());

    handle();

    assertThat(outbound()).extracting(OutboundMessage::text).containsExactly(Notices.STRANGER);
  }

  @Test
  void aNewAliasIsRememberedWhateverIsSaid() {
    var another = Fixtures.aPhone();
    receive(
        aMessageFrom(
                new WhatsAppSender(annsPhone.userId(), another),
                new Said("[sticker]", false, null, null))
            .build());

    handle();

    assertThat(stored(() -> fakes.identities.find(Set.of(Fixtures.aSender(another))).values()))
        .contains(new Match(ann, true));
  }

  @Test
  void everybodyWhoWritesIsHeard() {
    var stranger = Fixtures.aSender();
    receive(aText(stranger, "hello").at(NOW).build());
    receive(aText(annsPhone, "hello").at(NOW.plusSeconds(1)).build());
    handle();

    assertThat(heard(stranger)).contains(NOW);
    assertThat(heard(annsPhone)).contains(NOW.plusSeconds(1));
  }

  @Test
  void whatIsNotAnsweredIsHeardToo() {
    say(new Said("[sticker]", false, null, null));

    assertThat(heard(annsPhone)).isPresent();
  }

  @Test
  void whatWasAnsweredIsNotAnsweredAgain() {
    receive(aText(annsPhone, "hello").build());
    handle();
    var before = List.of(log(), outbound());

    replay();

    assertThat(List.of(log(), outbound())).isEqualTo(before);
    assertThat(fakes.replies.prompts()).hasSize(1);
  }

  @Test
  void whatWasLoggedWithoutAnAnswerIsNeitherLoggedNorAnsweredAgain() {
    say(new Said("[sticker]", false, null, null));
    fakes.transactions.required(WORKER, () -> fakes.identities.forget(ann));

    replay();

    assertThat(log()).hasSize(1);
    assertThat(outbound()).isEmpty();
  }

  @Test
  void aReplayTakesNoNumberBackFromItsNewHolder() {
    var old = new WhatsAppSender(annsPhone.userId(), Fixtures.aPhone());
    receive(aMessageFrom(old, new Said("[sticker]", false, null, null)).build());
    handle();
    var bob = fakes.aUser();
    var recycled = Fixtures.aSender(Optional.ofNullable(old.phone()).orElseThrow());
    fakes.transactions.required(WORKER, () -> fakes.identities.remember(bob, recycled));

    replay();

    assertThat(stored(() -> fakes.identities.find(Set.of(recycled)).values()))
        .contains(new Match(bob, true));
  }

  private InboxItem say(Said said) {
    var item = aMessageFrom(annsPhone, said).build();
    receive(item);
    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(1, List.of()));
    return item;
  }

  private Optional<Instant> heard(WhatsAppSender who) {
    var talk = new Talk(Fixtures.OUR_NUMBER, who);
    return Optional.ofNullable(stored(() -> fakes.conversations.lastHeard(Set.of(talk))).get(talk));
  }

  private HandleInbox handleInbox(WhatsAppIdentities identities) {
    return MessagingUseCases.handleInbox(
        fakes.messagingPorts(identities, fakes.avatars),
        preferences,
        fakes.transactions,
        fakes.ids,
        fakes.clock);
  }

  private void strangerWrites(WhatsAppSender stranger, Duration later, int notices) {
    now = now.plus(later);
    receive(aText(stranger, "hello").at(now).build());
    handle();
    assertThat(outbound()).hasSize(notices);
  }

  private Message message(
      Message.Id id,
      Message.Role role,
      String content,
      Message.Status status,
      Avatar.@Nullable Id avatar) {
    return new Message(id, ann, avatar, Message.Channel.WHATSAPP, role, content, NOW, status);
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
