package dev.ava.domain.messaging.usecase;

import static java.util.stream.Collectors.toSet;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.MessageLog.StatusChange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Moves the messages that what was sent stands for up to a status.
final class Statuses {
  private Statuses() {}

  static void climb(MessageLog log, OutboundMessage sent, Message.Status status) {
    climb(log, List.of(Reached.of(sent, status)));
  }

  static void fail(MessageLog log, OutboundMessage sent, SendFailure why) {
    climb(log, List.of(new Reached(sent, Message.Status.FAILED, why)));
  }

  /// Moves all of them at once, and each as if one came after the other.
  static void climb(MessageLog log, List<Reached> reached) {
    var ids = reached.stream().map(Reached::message).flatMap(Optional::stream).collect(toSet());
    if (ids.isEmpty()) {
      return;
    }
    var stands = new HashMap<>(log.lock(ids));
    var changes = new LinkedHashMap<Message.Id, StatusChange>();
    for (var step : reached) {
      var id = step.sent().message();
      var before = id == null ? null : stands.get(id);
      if (before != null && before.climbTo(step.status()) != before) {
        stands.put(Objects.requireNonNull(id), step.status());
        changes.put(id, new StatusChange(id, step.status(), step.why()));
      }
    }
    if (!changes.isEmpty()) {
      log.changeStatus(List.copyOf(changes.values()));
    }
  }

  /// Takes a message that goes out once more back to where it began, whatever became of it.
  static void again(MessageLog log, OutboundMessage sent) {
    var id = sent.message();
    if (id != null) {
      log.changeStatus(
          log.lock(Set.of(id)).keySet().stream()
              .map(each -> new StatusChange(each, Message.Status.QUEUED, null))
              .toList());
    }
  }

  /// How far something sent has come.
  ///
  /// @param why why it failed, with [Message.Status#FAILED]
  record Reached(OutboundMessage sent, Message.Status status, @Nullable SendFailure why) {
    static Reached of(OutboundMessage sent, Message.Status status) {
      return new Reached(sent, status, null);
    }

    private Optional<Message.Id> message() {
      return Optional.ofNullable(sent.message());
    }
  }
}
