package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.preferences.LinkingPolicy;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.usecase.PreferencesUseCases;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Fakes;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// What the tests of the messaging use cases share. Ann has linked a number.
abstract class MessagingScenario {
  static final Caller.Service WORKER = Caller.Service.WORKER;

  /// The clock's first time as it is stored.
  static final Instant NOW = Instant.parse("2026-11-20T12:34:56.123456Z");

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
          fakes.messagingPorts(),
          preferences.proveWhatsApp(),
          fakes.transactions,
          fakes.ids,
          fakes.clock);

  MessagingScenario() {
    fakes.transactions.required(WORKER, () -> fakes.identities.remember(ann, annsPhone));
  }

  final void receive(InboxItem... items) {
    MessagingUseCases.receiveWebhook(fakes.inbox, fakes.transactions, fakes.clock)
        .receive(new ReceiveWebhook.Command(Caller.Service.WEBHOOK, List.of(items)));
  }

  final HandleInbox.Outcome handle() {
    return handleInbox.handle(new HandleInbox.Command(WORKER, 100));
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
