package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.shared.Caller;

/// Sends a message that [TakeReplies] has taken, at its moment, and records what became of it. To
/// be called at once for each, and on a thread of its own: the call waits for the moment, for Meta
/// and for the store, which records the ends of many together. May be killed at any moment: a
/// message of which nobody knows whether it went out is never blindly sent again.
public interface SendReplies {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer while the attempt
  ///     lasts
  Outcome send(Command command);

  record Command(Caller.Service caller, TakeReplies.Taken message) {}

  /// What became of it.
  sealed interface Outcome {
    record Accepted() implements Outcome {}

    /// It will be tried again.
    record Deferred() implements Outcome {}

    record Refused() implements Outcome {}

    /// No answer came; a report of Meta's will settle it.
    record Unknown() implements Outcome {}

    /// The thread was interrupted before the message's moment, and nothing was sent.
    record GivenBack() implements Outcome {}

    /// Meta does not let the number send until somebody mends it. Its queue is kept.
    ///
    /// @param news whether it was not stopped before
    record Stopped(PhoneNumberId number, SendFailure why, boolean news) implements Outcome {}
  }
}
