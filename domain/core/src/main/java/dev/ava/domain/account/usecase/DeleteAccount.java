package dev.ava.domain.account.usecase;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import java.time.Duration;

/// Deletes the caller's account, and erases with it everything of the person that Ava has: what
/// they own, what was said, and what the queues still hold. Cannot be undone.
///
/// From the moment at which the erasing has begun it is finished whatever happens, at the latest by
/// [FinishErasures], and the person is not known as a caller any more.
public interface DeleteAccount {
  /// @throws dev.ava.domain.shared.port.Unavailable if the sign-in cannot check the password, or
  ///     the store does not answer; nothing has been erased then, unless the answer to the first
  ///     commit was lost, and then everything will be
  Outcome delete(Command command);

  /// @param email of the caller, as the access token names it
  /// @param password as typed, asked for once more
  record Command(Caller.User caller, EmailAddress email, String password) {
    @Override
    public String toString() {
      return "DeleteAccount[" + caller + "]";
    }
  }

  /// What became of it.
  sealed interface Outcome {
    /// Nothing of the person is left.
    record Erased() implements Outcome {}

    /// What the person owns is erased, and they are not known any more. The sign-in, which does not
    /// answer, is told later; so is the rest if the store has stopped to answer.
    record SignInLeft() implements Outcome {}

    /// The password is not the caller's.
    record WrongPassword() implements Outcome {}

    record Throttled(Duration retryAfter) implements Outcome {}
  }
}
