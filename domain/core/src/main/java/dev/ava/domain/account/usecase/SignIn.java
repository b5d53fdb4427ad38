package dev.ava.domain.account.usecase;

import dev.ava.domain.account.Session;
import dev.ava.domain.shared.EmailAddress;
import java.time.Duration;

/// Signs a person in. Says nothing about whether an e-mail address is known.
public interface SignIn {
  /// @throws dev.ava.domain.shared.port.Unavailable if the sign-in or the store does not answer
  Outcome signIn(Command command);

  /// @param password as typed
  record Command(EmailAddress email, String password) {
    @Override
    public String toString() {
      return "SignIn[" + email + "]";
    }
  }

  /// What became of it.
  sealed interface Outcome {
    record SignedIn(Session session) implements Outcome {}

    record InvalidCredentials() implements Outcome {}

    /// The password was right, but the e-mail address has not been confirmed yet.
    record ConfirmationRequired() implements Outcome {}

    /// The password was right, but the account has been switched off.
    record AccountInactive() implements Outcome {}

    record Throttled(Duration retryAfter) implements Outcome {}
  }
}
