package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.preferences.usecase.PreferencesUseCases;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Pauses;
import dev.ava.domain.shared.port.Schema;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

/// The only way to get a use case of messaging.
public final class MessagingUseCases {
  private MessagingUseCases() {}

  public static ListMessages listMessages(MessageLog log, Transactions transactions) {
    return new ListMessagesService(log, transactions);
  }

  public static ReceiveWebhook receiveWebhook(
      Inbox inbox, Journeys journeys, Transactions transactions, Clock clock) {
    return new ReceiveWebhookService(inbox, journeys, transactions, clock);
  }

  public static HandleInbox handleInbox(
      MessagingPorts ports,
      PreferencesUseCases preferences,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    return new HandleInboxService(
        ports.inbox(),
        ports.journeys(),
        new MessageHandler(ports, preferences.proveWhatsApp(), transactions, ids, clock),
        new ChangeHandler(ports, transactions, clock),
        new IdentityHandler(ports, preferences.followIdentity(), transactions, clock),
        new StatusHandler(ports, transactions, clock),
        transactions,
        clock);
  }

  public static TakeReplies takeReplies(
      MessagingPorts ports, SendingRules rules, Transactions transactions, Ids ids, Clock clock) {
    return new TakeRepliesService(ports, rules, transactions, ids, clock);
  }

  public static SendReplies sendReplies(
      MessagingPorts ports,
      SendingRules rules,
      Transactions transactions,
      Pauses pauses,
      Clock clock) {
    return new SendRepliesService(ports, rules.limits(), transactions, pauses, clock);
  }

  public static SweepOutbox sweepOutbox(
      MessagingPorts ports, SendingRules rules, Transactions transactions, Clock clock) {
    return new SweepOutboxService(ports, rules.unknown(), transactions, clock);
  }

  public static KeepAlive keepAlive(
      Nodes nodes, Schema schema, Transactions transactions, Clock clock) {
    return new KeepAliveService(nodes, schema, transactions, clock);
  }

  public static InspectQueues inspectQueues(
      MessagingPorts ports, Transactions transactions, Clock clock) {
    return new InspectQueuesService(ports, transactions, clock);
  }

  public static ListQueued listQueued(MessagingPorts ports, Transactions transactions) {
    return new ListQueuedService(ports, transactions);
  }

  public static ReplayInbox replayInbox(Inbox inbox, Transactions transactions, Clock clock) {
    return new ReplayInboxService(inbox, transactions, clock);
  }

  public static ResendMessages resendMessages(
      MessagingPorts ports, Transactions transactions, Clock clock) {
    return new ResendMessagesService(ports, transactions, clock);
  }

  public static ResumeNumber resumeNumber(
      MessagingPorts ports, Transactions transactions, Clock clock) {
    return new ResumeNumberService(ports, transactions, clock);
  }
}
