package dev.ava.domain.account.usecase;

import dev.ava.domain.account.Password;
import dev.ava.domain.account.Session;
import dev.ava.domain.shared.EmailAddress;
import java.time.Duration;

/// Registers a person and opens a free account.
public interface SignUp {
  /// @throws dev.ava.domain.shared.port.Unavailable if the sign-in or the store does not answer
  Outcome signUp(Command command);

  record Command(EmailAddress email, Password password) {}

  /// What became of it.
  sealed interface Outcome {
    record SignedUp(Session session) implements Outcome {}

    /// The e-mail address must be confirmed before the first sign-in.
    record ConfirmationRequired() implements Outcome {}

    record EmailTaken() implements Outcome {}

    /// @param rule one sentence saying what is wrong with the address
    record EmailRefused(String rule) implements Outcome {}

    /// @param rule one sentence saying what the password lacks
    record PasswordRefused(String rule) implements Outcome {}

    /// Nobody new is taken.
    record Closed() implements Outcome {}

    record Throttled(Duration retryAfter) implements Outcome {}
  }
}
