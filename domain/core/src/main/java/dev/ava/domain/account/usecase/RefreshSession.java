package dev.ava.domain.account.usecase;

import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.Session;
import java.time.Duration;

/// Buys the next session with a refresh token.
public interface RefreshSession {
  /// @throws dev.ava.domain.shared.port.Unavailable if the sign-in or the store does not answer
  Outcome refresh(Command command);

  record Command(RefreshToken token) {}

  /// What became of it.
  sealed interface Outcome {
    record Refreshed(Session session) implements Outcome {}

    /// Unknown, expired or spent. A spent one has ended its session.
    record InvalidToken() implements Outcome {}

    record AccountInactive() implements Outcome {}

    record Throttled(Duration retryAfter) implements Outcome {}
  }
}
