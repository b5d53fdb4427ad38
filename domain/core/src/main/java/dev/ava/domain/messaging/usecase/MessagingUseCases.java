package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.UnknownPolicy;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.preferences.usecase.ProveWhatsApp;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

/// The only way to get a use case of messaging.
public final class MessagingUseCases {
  private MessagingUseCases() {}

  public static ListMessages listMessages(MessageLog log, Transactions transactions) {
    return new ListMessagesService(log, transactions);
  }

  public static ReceiveWebhook receiveWebhook(Inbox inbox, Transactions transactions, Clock clock) {
    return new ReceiveWebhookService(inbox, transactions, clock);
  }

  public static HandleInbox handleInbox(
      MessagingPorts ports,
      ProveWhatsApp proveWhatsApp,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    return new HandleInboxService(
        ports.inbox(),
        new TextHandler(ports, proveWhatsApp, transactions, ids, clock),
        new StatusHandler(ports, transactions, clock),
        transactions,
        clock);
  }

  public static SendReplies sendReplies(
      MessagingPorts ports, Transactions transactions, Clock clock) {
    return new SendRepliesService(ports, transactions, clock);
  }

  public static SweepOutbox sweepOutbox(
      MessagingPorts ports, UnknownPolicy policy, Transactions transactions, Clock clock) {
    return new SweepOutboxService(ports, policy, transactions, clock);
  }
}
