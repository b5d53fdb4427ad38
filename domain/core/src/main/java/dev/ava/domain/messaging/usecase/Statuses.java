package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.MessageLog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves the message that something sent stands for up to a status.
final class Statuses {
  private Statuses() {}

  static void climb(MessageLog log, OutboundMessage sent, Message.Status status) {
    climb(log, sent, status, null);
  }

  static void fail(MessageLog log, OutboundMessage sent, SendFailure why) {
    climb(log, sent, Message.Status.FAILED, why);
  }

  /// Takes a message that goes out once more back to where it began, whatever became of it.
  static void again(MessageLog log, OutboundMessage sent) {
    Optional.ofNullable(sent.message())
        .flatMap(log::lock)
        .ifPresent(message -> log.changeStatus(message.id(), Message.Status.QUEUED, null));
  }

  private static void climb(
      MessageLog log, OutboundMessage sent, Message.Status status, @Nullable SendFailure why) {
    Optional.ofNullable(sent.message())
        .flatMap(log::lock)
        .filter(message -> message.status().climbTo(status) != message.status())
        .ifPresent(message -> log.changeStatus(message.id(), status, why));
  }
}
