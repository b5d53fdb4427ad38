package dev.ava.testkit;

import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.Sessions;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import java.time.Instant;

/// Sessions in the in-memory store.
public final class InMemorySessions implements Sessions {
  private final InMemoryStore store;

  public InMemorySessions(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void open(Session.Id id, UserId user, String tokenHash, Instant now, Instant expiresAt) {
    var tables = store.tables();
    store.requireService();
    store.requireUser(user);
    if (tables.sessions.containsKey(id) || tables.tokens.containsKey(tokenHash)) {
      throw store.fail(new Conflict("The session or the token is known."));
    }
    tables.sessions.put(id, new SessionRow(user, false));
    tables.tokens.put(tokenHash, new TokenRow(id, expiresAt, false));
  }

  @Override
  public Rotation rotate(
      String tokenHash, String nextTokenHash, Instant now, Instant nextExpiresAt) {
    var tables = store.tables();
    store.requireService();
    var token = tables.tokens.get(tokenHash);
    if (token == null) {
      return new Rotation.Unknown();
    }
    var session = tables.sessions.get(token.session());
    if (session == null || session.revoked()) {
      return new Rotation.Unknown();
    }
    if (token.spent()) {
      revoke(token.session(), now);
      return new Rotation.Reused(token.session());
    }
    if (!now.isBefore(token.expiresAt())) {
      return new Rotation.Unknown();
    }
    tables.tokens.put(tokenHash, new TokenRow(token.session(), token.expiresAt(), true));
    tables.tokens.put(nextTokenHash, new TokenRow(token.session(), nextExpiresAt, false));
    return new Rotation.Rotated(token.session(), session.user());
  }

  @Override
  public void revoke(Session.Id id, Instant now) {
    var sessions = store.tables().sessions;
    store.requireService();
    sessions.computeIfPresent(id, (key, session) -> new SessionRow(session.user(), true));
  }
}
