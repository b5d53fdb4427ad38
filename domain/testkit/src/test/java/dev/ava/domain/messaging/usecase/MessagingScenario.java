package dev.ava.domain.messaging.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.messaging.UnknownPolicy;
import dev.ava.domain.messaging.port.Inbox.Selection;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.preferences.LinkingPolicy;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.usecase.PreferencesUseCases;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.testkit.Fakes;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the tests of the messaging use cases share. Ann has linked a number.
abstract class MessagingScenario {
  static final Caller.Service WORKER = Caller.Service.WORKER;

  /// The clock's first time as it is stored.
  static final Instant NOW = Instant.parse("2026-11-20T12:34:56.123456Z");

  static final Duration PATIENCE = Duration.ofMinutes(1);
  static final SendingRules RULES =
      new SendingRules(SendingLimits.USUAL, new UnknownPolicy.Hold(), PATIENCE);

  final Fakes fakes = new Fakes();
  final UserId ann = fakes.aUser();
  final WhatsAppSender annsPhone = Fixtures.aSender();
  final PreferencesUseCases preferences =
      new PreferencesUseCases(
          fakes.links,
          fakes.identities,
          fakes.linkCodes,
          fakes.transactions,
          new LinkingPolicy.ByCode(Duration.ofMinutes(15)),
          fakes.clock);
  final HandleInbox handleInbox =
      MessagingUseCases.handleInbox(
          fakes.messagingPorts(), preferences, fakes.transactions, fakes.ids, fakes.clock);

  /// The node that does the work. It lives longer than any test.
  final NodeId node = Fixtures.aNode();

  MessagingScenario() {
    fakes.transactions.required(
        WORKER,
        () -> {
          fakes.identities.remember(ann, annsPhone);
          fakes.nodes.beat(node, NOW.plus(Duration.ofDays(3_650)), NOW);
        });
  }

  final void receive(InboxItem... items) {
    MessagingUseCases.receiveWebhook(fakes.inbox, fakes.journeys, fakes.transactions, fakes.clock)
        .receive(new ReceiveWebhook.Command(Caller.Service.WEBHOOK, List.of(items)));
  }

  final HandleInbox.Outcome handle() {
    return handleInbox.handle(new HandleInbox.Command(WORKER, node, 100));
  }

  /// Lets everything that came in be handled once more.
  final void replay() {
    MessagingUseCases.replayInbox(fakes.inbox, fakes.transactions, fakes.clock)
        .replay(
            new ReplayInbox.Command(
                Caller.Service.OPERATOR, new Selection.Arrived(Instant.MIN, Instant.MAX)));
    handleAll();
  }

  /// Handles until nothing can be handled now.
  final void handleAll() {
    var outcome = handle();
    while (outcome.taken() > 0) {
      assertThat(outcome.setbacks()).isEmpty();
      outcome = handle();
    }
  }

  /// Takes one message and sends it if it may go out.
  ///
  /// @return what became of it, nothing if there was none to send
  final Optional<SendReplies.Outcome> send() {
    return send(RULES, fakes.transactions);
  }

  final Optional<SendReplies.Outcome> send(SendingRules rules, Transactions transactions) {
    var outcome = take(rules, transactions, 1);
    return outcome.refused() > 0
        ? Optional.of(new SendReplies.Outcome.Refused())
        : outcome.taken().stream().findFirst().map(taken -> send(taken, transactions));
  }

  final TakeReplies.Outcome take(SendingRules rules, Transactions transactions, int most) {
    return taking(rules, transactions).take(new TakeReplies.Command(WORKER, node, most));
  }

  final TakeReplies taking(SendingRules rules, Transactions transactions) {
    return MessagingUseCases.takeReplies(
        fakes.messagingPorts(), rules, transactions, fakes.ids, fakes.clock);
  }

  final SendReplies.Outcome send(TakeReplies.Taken taken, Transactions transactions) {
    return sending(RULES, transactions).send(new SendReplies.Command(WORKER, taken));
  }

  final SendReplies sending(SendingRules rules, Transactions transactions) {
    return MessagingUseCases.sendReplies(
        fakes.messagingPorts(), rules, transactions, fakes.pauses, fakes.clock);
  }

  /// Ann's messages, oldest first.
  final List<Message> log() {
    return stored(() -> fakes.log.list(ann, null, 200)).reversed();
  }

  /// What is to go out and went, oldest first.
  final List<OutboundMessage> outbound() {
    return fakes.outbox.all().stream().map(Outbox.Tracked::message).toList();
  }

  final <T> T stored(Supplier<T> question) {
    return fakes.transactions.required(WORKER, question);
  }
}
