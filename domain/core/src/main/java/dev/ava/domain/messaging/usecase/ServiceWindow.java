package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Conversations;
import java.time.Instant;

/// Until when WhatsApp takes free texts to a person: what they said last opens it anew, for all
/// messages to them.
final class ServiceWindow {
  private final Conversations conversations;

  ServiceWindow(Conversations conversations) {
    this.conversations = conversations;
  }

  boolean isOpen(OutboundMessage message, Instant at) {
    return isOpen(message.heardAt(), at)
        || conversations
            .lastHeard(message.from(), message.to())
            .filter(heard -> isOpen(heard, at))
            .isPresent();
  }

  private static boolean isOpen(Instant heard, Instant at) {
    return at.isBefore(heard.plus(OutboundMessage.WINDOW));
  }
}
