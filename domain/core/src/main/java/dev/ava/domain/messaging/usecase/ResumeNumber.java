package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.shared.Caller;

/// Lets a number send again that rests or is stopped, without waiting for the next probe.
public interface ResumeNumber {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome resume(Command command);

  record Command(Caller.Service caller, PhoneNumberId number) {}

  /// What became of it.
  sealed interface Outcome {
    record Resumed() implements Outcome {}

    /// It sends already, or has never sent.
    record WasOpen() implements Outcome {}
  }
}
