package dev.ava.bootstrap;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.port.ReplyGenerator;
import dev.ava.domain.messaging.port.StrangerNotices;
import dev.ava.domain.messaging.usecase.HandleInbox;
import dev.ava.domain.messaging.usecase.InspectQueues;
import dev.ava.domain.messaging.usecase.KeepAlive;
import dev.ava.domain.messaging.usecase.ListMessages;
import dev.ava.domain.messaging.usecase.ListQueued;
import dev.ava.domain.messaging.usecase.MessagingPorts;
import dev.ava.domain.messaging.usecase.MessagingUseCases;
import dev.ava.domain.messaging.usecase.ReceiveWebhook;
import dev.ava.domain.messaging.usecase.ReplayInbox;
import dev.ava.domain.messaging.usecase.ResendMessages;
import dev.ava.domain.messaging.usecase.ResumeNumber;
import dev.ava.domain.messaging.usecase.SendReplies;
import dev.ava.domain.messaging.usecase.SendingRules;
import dev.ava.domain.messaging.usecase.SweepOutbox;
import dev.ava.domain.messaging.usecase.TakeReplies;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.usecase.PreferencesUseCases;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Pauses;
import dev.ava.domain.shared.port.Schema;
import dev.ava.domain.shared.port.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Wires the use cases of messaging to their ports.
@Factory
final class MessagingWiring {
  @Singleton
  NodeId node(Ids ids) {
    return new NodeId(ids.next());
  }

  @Singleton
  MessagingPorts ports(
      MessageLog log,
      Inbox inbox,
      Outbox outbox,
      BusinessNumbers numbers,
      Conversations conversations,
      MessageGateway gateway,
      ReplyGenerator replies,
      StrangerNotices strangers,
      WhatsAppIdentities identities,
      Avatars avatars,
      Journeys journeys) {
    return new MessagingPorts(
        log,
        inbox,
        outbox,
        numbers,
        conversations,
        gateway,
        replies,
        strangers,
        identities,
        avatars,
        journeys);
  }

  @Singleton
  ListMessages listMessages(MessageLog log, Transactions transactions) {
    return MessagingUseCases.listMessages(log, transactions);
  }

  @Singleton
  ReceiveWebhook receiveWebhook(
      Inbox inbox, Journeys journeys, Transactions transactions, Clock clock) {
    return MessagingUseCases.receiveWebhook(inbox, journeys, transactions, clock);
  }

  @Singleton
  HandleInbox handleInbox(
      MessagingPorts ports,
      PreferencesUseCases preferences,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    return MessagingUseCases.handleInbox(ports, preferences, transactions, ids, clock);
  }

  @Singleton
  TakeReplies takeReplies(
      MessagingPorts ports, SendingRules rules, Transactions transactions, Ids ids, Clock clock) {
    return MessagingUseCases.takeReplies(ports, rules, transactions, ids, clock);
  }

  @Singleton
  SendReplies sendReplies(
      MessagingPorts ports,
      SendingRules rules,
      Transactions transactions,
      Pauses pauses,
      Clock clock) {
    return MessagingUseCases.sendReplies(ports, rules, transactions, pauses, clock);
  }

  @Singleton
  SweepOutbox sweepOutbox(
      MessagingPorts ports, SendingRules rules, Transactions transactions, Clock clock) {
    return MessagingUseCases.sweepOutbox(ports, rules, transactions, clock);
  }

  @Singleton
  KeepAlive keepAlive(Nodes nodes, Schema schema, Transactions transactions, Clock clock) {
    return MessagingUseCases.keepAlive(nodes, schema, transactions, clock);
  }

  @Singleton
  InspectQueues inspectQueues(MessagingPorts ports, Transactions transactions, Clock clock) {
    return MessagingUseCases.inspectQueues(ports, transactions, clock);
  }

  @Singleton
  ListQueued listQueued(MessagingPorts ports, Transactions transactions) {
    return MessagingUseCases.listQueued(ports, transactions);
  }

  @Singleton
  ReplayInbox replayInbox(Inbox inbox, Transactions transactions, Clock clock) {
    return MessagingUseCases.replayInbox(inbox, transactions, clock);
  }

  @Singleton
  ResendMessages resendMessages(MessagingPorts ports, Transactions transactions, Clock clock) {
    return MessagingUseCases.resendMessages(ports, transactions, clock);
  }

  @Singleton
  ResumeNumber resumeNumber(MessagingPorts ports, Transactions transactions, Clock clock) {
    return MessagingUseCases.resumeNumber(ports, transactions, clock);
  }
}
