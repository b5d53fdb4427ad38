package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.holding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.ReplyGenerator.Prompt;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.shared.Caller;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HandleMessageTest extends MessagingScenario {
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
    assertThat(stored(() -> fakes.identities.find(Fixtures.aSender(another))))
        .contains(new Match(ann, true));
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

  private HandleInbox handleInbox(WhatsAppIdentities identities) {
    var ports = fakes.messagingPorts();
    return MessagingUseCases.handleInbox(
        new MessagingPorts(
            ports.log(),
            ports.inbox(),
            ports.outbox(),
            ports.numbers(),
            ports.conversations(),
            ports.gateway(),
            ports.replies(),
            ports.strangers(),
            identities,
            ports.avatars()),
        preferences,
        fakes.transactions,
        fakes.ids,
        fakes.clock);
  }

  private void strangerWrites(WhatsAppSender stranger, Duration later, int notices) {
    fakes.clock.advance(later);
    receive(aText(stranger, "hello").build());
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
