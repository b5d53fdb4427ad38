package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.MessageLog;
import java.util.Optional;

/// Moves the message that something sent stands for up to a status.
final class Statuses {
  private Statuses() {}

  static void climb(MessageLog log, OutboundMessage sent, Message.Status status) {
    Optional.ofNullable(sent.message())
        .flatMap(log::lock)
        .filter(message -> message.reported(status).status() != message.status())
        .ifPresent(message -> log.changeStatus(message.id(), message.reported(status).status()));
  }
}
