package dev.ava.simulator;

import dev.ava.simulator.ChatMessage.Direction;
import dev.ava.simulator.ChatMessage.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The messages of one phone, oldest first, the newest [#MOST_MESSAGES] of them. Not thread-safe.
///
/// Every change raises the revision and marks the message with it.
final class Chat {
  static final int MOST_MESSAGES = 500;

  private final Map<String, ChatMessage> messages = new LinkedHashMap<>();
  private long revision;

  long revision() {
    return revision;
  }

  /// Counts a change that is in no message.
  void touch() {
    revision++;
  }

  Optional<ChatMessage> find(String id) {
    return Optional.ofNullable(messages.get(id));
  }

  Stream<ChatMessage> changedSince(long seen) {
    return messages.values().stream().filter(each -> each.revision() > seen);
  }

  Stream<ChatMessage> before(String id) {
    return messages.values().stream().takeWhile(each -> !each.id().equals(id));
  }

  Stream<ChatMessage> after(String id) {
    return messages.values().stream().dropWhile(each -> !each.id().equals(id)).skip(1);
  }

  ChatMessage add(
      Direction direction, String text, Instant at, Status status, @Nullable String callbackData) {
    var message =
        new ChatMessage(
            MetaIds.wamid(), direction, text, at, status, null, null, callbackData, ++revision);
    messages.put(message.id(), message);
    if (messages.size() > MOST_MESSAGES) {
      messages.remove(messages.keySet().iterator().next());
    }
    return message;
  }

  /// Says what holds a message up.
  void annotate(ChatMessage message, Status status, String note) {
    messages.replace(message.id(), message.with(status, note, ++revision));
  }

  /// Puts an emoji to a message, or takes it away.
  void react(ChatMessage message, @Nullable String emoji) {
    messages.replace(message.id(), message.with(emoji, ++revision));
  }

  /// Moves those that `which` picks up to a status; never down.
  ///
  /// @return those that moved, as they are now
  List<ChatMessage> climb(Predicate<ChatMessage> which, Status status) {
    var moved = new ArrayList<ChatMessage>();
    for (var entry : messages.entrySet()) {
      var message = entry.getValue();
      if (message.isBelow(status) && which.test(message)) {
        entry.setValue(message.with(status, null, ++revision));
        moved.add(entry.getValue());
      }
    }
    return moved;
  }
}
