package dev.ava.domain.messaging.usecase;

import static java.util.stream.Collectors.toSet;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Conversations.Talk;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Until when WhatsApp takes free texts to a person: what they said last opens it anew, for all
/// messages to them.
final class ServiceWindow {
  private final Conversations conversations;

  ServiceWindow(Conversations conversations) {
    this.conversations = conversations;
  }

  /// The messages whose windows are closed at the time asked for.
  Set<OutboundMessage.Id> closed(List<Asked> asked) {
    var old = asked.stream().filter(each -> !isOpen(each.message().heardAt(), each.at())).toList();
    if (old.isEmpty()) {
      return Set.of();
    }
    var heard = conversations.lastHeard(old.stream().map(Asked::talk).collect(toSet()));
    return old.stream()
        .filter(each -> !isOpen(heard.getOrDefault(each.talk(), Instant.MIN), each.at()))
        .map(each -> each.message().id())
        .collect(toSet());
  }

  private static boolean isOpen(Instant heard, Instant at) {
    return at.isBefore(heard.plus(OutboundMessage.WINDOW));
  }

  /// Whether a message could go out at a time.
  record Asked(OutboundMessage message, Instant at) {
    private Talk talk() {
      return new Talk(message.from(), message.to());
    }
  }
}
