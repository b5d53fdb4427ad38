package dev.ava.domain.account.port;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.Session;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import java.time.Duration;

/// Who may sign in: the built-in sign-in or an outside service. Thread-safe. Not to be called
/// inside a transaction, because it may ask another server or hash a password.
///
/// Every method throws [dev.ava.domain.shared.port.Unavailable] if the provider does not answer, an
/// outside one its kind [SignInUnavailable].
public interface AuthProvider {
  /// Registers a new person and signs them in.
  SignUpResult signUp(EmailAddress email, Password password);

  /// Signs a person in. Takes as long for an unknown e-mail address as for a wrong password.
  ///
  /// @param password as typed; it need not be one that sign-up would take
  SignInResult signIn(EmailAddress email, String password);

  /// Buys the next session with a refresh token, which is spent thereby. A token that was spent
  /// before revokes the session it belongs to, because one of the two who used it has stolen it
  /// (RFC 9700, 4.14.2). A provider may forgive the one spent last, and grant the current session
  /// again to somebody whom the answer has not reached.
  RefreshResult refresh(RefreshToken token);

  /// Ends the session that the access token belongs to: its refresh token buys nothing any more.
  /// Does nothing if the session has ended or the token cannot be read.
  void signOut(AccessToken token);

  /// Whether the password is the user's, asked again before something that cannot be undone. Takes
  /// as long and may be slowed down like a sign-in, and leaves no session behind.
  ///
  /// @param email of the user; if it is somebody else's, no password is right
  /// @param password as typed
  PasswordCheck checkPassword(UserId user, EmailAddress email, String password);

  /// Forgets a user: nobody signs in or refreshes a session as them any more, their e-mail address
  /// is free, and everything in the store that refers to them is deleted with them. Access tokens
  /// stay valid until they expire. Does nothing if there is no such user.
  void delete(UserId user);

  /// What became of a sign-up.
  sealed interface SignUpResult {
    record Granted(Session session) implements SignUpResult {}

    /// The provider wants the e-mail address confirmed first, so there is no session yet.
    record ConfirmationRequired() implements SignUpResult {}

    record EmailTaken() implements SignUpResult {}

    /// @param rule one sentence saying what is wrong with the address
    record EmailRefused(String rule) implements SignUpResult {}

    /// @param rule one sentence saying what the password lacks
    record PasswordRefused(String rule) implements SignUpResult {}

    /// The provider takes nobody new.
    record Closed() implements SignUpResult {}

    record Throttled(Duration retryAfter) implements SignUpResult {}
  }

  /// What became of a sign-in.
  sealed interface SignInResult {
    record Granted(Session session) implements SignInResult {}

    record Refused() implements SignInResult {}

    /// The password was right, but the e-mail address has not been confirmed yet.
    record ConfirmationRequired() implements SignInResult {}

    record Throttled(Duration retryAfter) implements SignInResult {}
  }

  /// What became of a refresh.
  sealed interface RefreshResult {
    record Granted(Session session) implements RefreshResult {}

    /// Unknown, expired, spent before, or of a session that has ended.
    record Refused() implements RefreshResult {}

    record Throttled(Duration retryAfter) implements RefreshResult {}
  }

  /// What became of a check of the password.
  sealed interface PasswordCheck {
    record Right() implements PasswordCheck {}

    record Wrong() implements PasswordCheck {}

    record Throttled(Duration retryAfter) implements PasswordCheck {}
  }
}
