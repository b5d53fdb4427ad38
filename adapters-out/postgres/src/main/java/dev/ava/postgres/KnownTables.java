package dev.ava.postgres;

import static dev.ava.postgres.IsolationAttempt.Verb.DELETE;
import static dev.ava.postgres.IsolationAttempt.Verb.INSERT;
import static dev.ava.postgres.IsolationAttempt.Verb.SELECT;
import static dev.ava.postgres.IsolationAttempt.Verb.UPDATE;

import dev.ava.postgres.IsolationAttempt.Verb;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every table that Ava keeps something in, each behind the ones that it refers to. A migration
/// that adds a table adds it here.
final class KnownTables {
  static final String USERS = "auth.users";

  static final List<KnownTable> ALL =
      List.of(
          owned(
              USERS,
              "id",
              Set.of(),
              "id, email, encrypted_password",
              "id, id || '@example.org', 'secret'"),
          owned(
              "ava.accounts",
              "user_id",
              Set.of(SELECT),
              "user_id, tier, active, created_at",
              "id, 'free', true, now()"),
          owned(
              "ava.auth_sessions",
              "user_id",
              Set.of(),
              "id, user_id, created_at",
              "key, id, now()"),
          shared(
              "ava.auth_refresh_tokens",
              "token_hash, session_id, created_at, expires_at",
              "encode(sha256(cast(cast(key as text) as bytea)), 'hex'), key, now(), now()"),
          owned(
              "ava.avatars",
              "user_id",
              Set.of(SELECT, INSERT, UPDATE),
              "id, user_id, name, age, personality, created_at, updated_at",
              "key, id, 'Mira', 25, 'caring', now(), now()"),
          owned(
              "ava.user_preferences",
              "user_id",
              Set.of(SELECT, INSERT, UPDATE, DELETE),
              "user_id, whatsapp_phone, whatsapp_linked_at",
              "id, phone, now()"),
          owned(
              "ava.whatsapp_identities",
              "user_id",
              Set.of(SELECT, DELETE),
              "kind, alias, user_id",
              "'phone', phone, id"),
          owned(
              "ava.identity_changes",
              "user_id",
              Set.of(SELECT, DELETE),
              "id, user_id, before_phone, after_phone, at",
              "number, id, phone || '0', phone, now()"),
          owned(
              "ava.messages",
              "user_id",
              Set.of(SELECT),
              "id, user_id, avatar_id, channel, role, content, wamid, status, created_at",
              "key, id, key, 'whatsapp', 'user', 'hello', 'wamid.' || key, 'received', now()"),
          owned(
              "ava.message_events",
              "user_id",
              Set.of(SELECT),
              "cause, message_id, user_id, kind, content, at",
              "'m:' || key, key, id, 'reaction', '👍', now()"),
          shared("ava.stranger_notices", "sender, told_at", "phone, now()"),
          shared(
              "ava.inbox",
              "id, item_key, lane, provider_time, content, raw, due_at, received_at",
              "number, 'wamid.' || key, 'lane.' || key, now(), '{}', '{}', now(), now()"),
          owned(
              "ava.outbox",
              "user_id",
              Set.of(),
              """
              seq, id, message_id, user_id, phone_number_id, recipient_phone, lane, body,
                due_at, created_at, changed_at\
              """,
              "number, key, key, id, '1', phone, 'lane.' || key, 'hi', now(), now(), now()"),
          shared("ava.nodes", "node, alive_until", "key, now()"),
          shared("ava.business_numbers", "phone_number_id, next_at", "key, now()"),
          shared("ava.conversations", "phone_number_id, person", "key, phone"),
          shared("ava.erasures", "user_id, begun_at, due_at", "key, now(), now()"),
          shared("ava.erasure_names", "user_id, kind, name", "key, 'phone', phone"),
          shared("ava.rate_limits", "limited, subject, whole_at", "'requests', id, now()"));

  private KnownTables() {}

  static Optional<KnownTable> find(String name) {
    return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /// Adds the row of a user to a table. The tables before it must have theirs.
  static void addSample(Connection connection, KnownTable table, SampleUser user)
      throws SQLException {
    Sql.execute(
        connection,
        """
        with person as (
          select cast(? as uuid) as id, cast(? as uuid) as key, cast(? as bigint) as number,
            cast(? as text) as phone
        )
        insert into %s (%s) overriding system value select %s from person
        """
            .formatted(table.name(), table.columns(), table.values()),
        user.id().value(),
        user.key(),
        user.number(),
        user.phone());
  }

  private static KnownTable owned(
      String name, String ownerColumn, Set<Verb> forOwner, String columns, String values) {
    return new KnownTable(name, Optional.of(ownerColumn), forOwner, columns, values);
  }

  /// A table for services, whose rows are nobody's or somebody's through another table.
  private static KnownTable shared(String name, String columns, String values) {
    return new KnownTable(name, Optional.empty(), Set.of(), columns, values);
  }
}
