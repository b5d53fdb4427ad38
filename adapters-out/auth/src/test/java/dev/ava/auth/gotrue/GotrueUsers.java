package dev.ava.auth.gotrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// The memory of a stand-in for Supabase Auth: users, sessions and refresh tokens, by the server's
/// rules with a reuse interval of nothing. A token that is spent buys the active one again if it is
/// the active one's parent, and else ends the session.
final class GotrueUsers {
  private final Map<String, User> users = new HashMap<>();
  private final Map<String, Token> tokens = new HashMap<>();
  private final Map<UUID, String> activeTokens = new HashMap<>();
  private final Set<UUID> ended = new HashSet<>();
  private final AtomicInteger count = new AtomicInteger();

  /// A person as kept.
  record User(UUID id, String email, String password, boolean confirmed, Instant since) {
    Map<String, Object> json() {
      var user = new HashMap<>(without(email, id, "authenticated", since));
      user.put("identities", List.of(identity()));
      if (confirmed) {
        user.put("email_confirmed_at", since.toString());
      } else {
        user.put("confirmation_sent_at", since.toString());
      }
      return user;
    }

    /// What the server makes up for an e-mail address that is taken.
    static Map<String, Object> madeUp(String email, Instant now) {
      var user = new HashMap<>(without(email, UUID.randomUUID(), "", now));
      user.put("identities", List.of());
      user.put("confirmation_sent_at", now.toString());
      return user;
    }

    private static Map<String, Object> without(String email, UUID id, String role, Instant since) {
      return Map.of(
          "id",
          id.toString(),
          "aud",
          "authenticated",
          "role",
          role,
          "email",
          email,
          "phone",
          "",
          "app_metadata",
          Map.of("provider", "email", "providers", List.of("email")),
          "user_metadata",
          Map.of(),
          "created_at",
          since.toString(),
          "updated_at",
          since.toString(),
          "is_anonymous",
          false);
    }

    private Map<String, Object> identity() {
      return Map.of(
          "identity_id", UUID.randomUUID().toString(),
          "id", id.toString(),
          "user_id", id.toString(),
          "identity_data", Map.of("email", email, "sub", id.toString()),
          "provider", "email",
          "email", email,
          "created_at", since.toString(),
          "updated_at", since.toString());
    }
  }

  /// One refresh token.
  private record Token(User user, UUID session, String parent) {}

  /// A token that was bought, and for whom.
  record Bought(User user, UUID session, String refreshToken) {}

  synchronized Optional<User> add(String email, String password, boolean confirmed, Instant now) {
    var key = email.toLowerCase(Locale.ROOT);
    if (users.containsKey(key)) {
      return Optional.empty();
    }
    var user = new User(UUID.randomUUID(), key, password, confirmed, now);
    users.put(key, user);
    return Optional.of(user);
  }

  synchronized Optional<User> find(String email) {
    return Optional.ofNullable(users.get(email.toLowerCase(Locale.ROOT)));
  }

  synchronized void confirm(String email) {
    users.computeIfPresent(
        email.toLowerCase(Locale.ROOT),
        (key, user) -> new User(user.id(), key, user.password(), true, user.since()));
  }

  /// Whether there was such a user.
  synchronized boolean remove(UUID id) {
    tokens.values().stream()
        .filter(token -> token.user().id().equals(id))
        .forEach(token -> ended.add(token.session()));
    return users.values().removeIf(user -> user.id().equals(id));
  }

  synchronized Bought open(User user) {
    return buy(user, UUID.randomUUID(), "");
  }

  /// Empty if the token buys nothing.
  synchronized Optional<Bought> refresh(String refreshToken) {
    var token = tokens.get(refreshToken);
    if (token == null || ended.contains(token.session())) {
      return Optional.empty();
    }
    var active = activeTokens.get(token.session());
    if (refreshToken.equals(active)) {
      return Optional.of(buy(token.user(), token.session(), refreshToken));
    }
    if (tokens.get(active).parent().equals(refreshToken)) {
      return Optional.of(new Bought(token.user(), token.session(), active));
    }
    ended.add(token.session());
    return Optional.empty();
  }

  /// Whether there was such a session, and it had not ended.
  synchronized boolean end(UUID session) {
    return activeTokens.containsKey(session) && ended.add(session);
  }

  static Duration lifetime() {
    return Duration.ofHours(1);
  }

  private Bought buy(User user, UUID session, String parent) {
    var token = "stub-%06d-refresh".formatted(count.incrementAndGet());
    tokens.put(token, new Token(user, session, parent));
    activeTokens.put(session, token);
    return new Bought(user, session, token);
  }
}
