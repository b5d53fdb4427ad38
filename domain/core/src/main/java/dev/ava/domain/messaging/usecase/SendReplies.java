package dev.ava.domain.messaging.usecase;

import dev.ava.domain.shared.Caller;

/// Sends the next message of the outbox. May run on any number of threads and nodes at the same
/// time, and be killed at any moment: a message of which nobody knows whether it went out is never
/// blindly sent again.
public interface SendReplies {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome sendNext(Command command);

  record Command(Caller.Service caller) {}

  /// What became of it.
  sealed interface Outcome {
    /// There is nothing to send now.
    record NothingWaits() implements Outcome {}

    record Accepted() implements Outcome {}

    /// It will be tried again.
    record Deferred() implements Outcome {}

    record Refused() implements Outcome {}

    /// No answer came; a report of Meta's will settle it.
    record Unknown() implements Outcome {}
  }
}
