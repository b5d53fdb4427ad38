package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import java.time.Duration;
import java.util.Optional;

/// The way out to WhatsApp. Thread-safe. Not to be called inside a transaction.
public interface MessageGateway {
  /// Sends a text once. Never throws for what the other side does; every end has a result.
  ///
  /// @param attempt which attempt it is, from 1; it travels with the message, see
  ///     [OutboundMessage.Reference]
  Result send(OutboundMessage message, int attempt);

  /// What became of a send.
  sealed interface Result {
    /// Meta took it. Whether it arrives is told later by reports.
    record Accepted(Wamid wamid) implements Result {}

    /// It certainly did not go out.
    ///
    /// @param handling what is to be done about it
    /// @param retryAfter how long to wait at least, if the other side said so
    record Failed(SendFailure why, Handling handling, Optional<Duration> retryAfter)
        implements Result {}

    /// The request left, and no answer came that says what became of it.
    record Unanswered(SendFailure why) implements Result {}
  }
}
