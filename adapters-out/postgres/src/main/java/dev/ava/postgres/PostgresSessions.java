package dev.ava.postgres;

import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.Sessions;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;

@Singleton
final class PostgresSessions implements Sessions {
  private final SessionRows rows;

  PostgresSessions(SessionRows rows) {
    this.rows = rows;
  }

  @Override
  public void open(Session.Id id, UserId user, String tokenHash, Instant now, Instant expiresAt) {
    rows.insertSession(id.value(), user.value(), now);
    rows.insertToken(tokenHash, id.value(), now, expiresAt);
  }

  @Override
  public Rotation rotate(
      String tokenHash, String nextTokenHash, Instant now, Instant nextExpiresAt) {
    var found = rows.lockToken(tokenHash, now);
    if (found.isEmpty()) {
      return new Rotation.Unknown();
    }
    var token = found.get();
    if (token.spent()) {
      rows.revoke(token.sessionId(), now);
      return new Rotation.Reused(new Session.Id(token.sessionId()));
    }
    if (!token.usable()) {
      return new Rotation.Unknown();
    }
    rows.spend(tokenHash, now);
    rows.insertToken(nextTokenHash, token.sessionId(), now, nextExpiresAt);
    return new Rotation.Rotated(new Session.Id(token.sessionId()), new UserId(token.userId()));
  }

  @Override
  public void revoke(Session.Id id, Instant now) {
    rows.revoke(id.value(), now);
  }
}
