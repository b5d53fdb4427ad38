package dev.ava.postgres;

import dev.ava.domain.shared.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// A database in which one user has a row in every table, and two others have nothing.
record FilledDatabase(TestDatabase database, UserId owner, UserId linking, UserId stranger)
    implements AutoCloseable {
  private static final String TOKEN_HASH = "0123456789abcdef".repeat(4);

  static FilledDatabase create() throws SQLException {
    var database = TestPostgres.database();
    var filled =
        new FilledDatabase(
            database,
            new UserId(UUID.randomUUID()),
            new UserId(UUID.randomUUID()),
            new UserId(UUID.randomUUID()));
    try (var superuser = database.superuser()) {
      filled.fill(superuser);
    }
    return filled;
  }

  private void fill(Connection sql) throws SQLException {
    var id = owner.value();
    var key = UUID.randomUUID();
    for (var user : new UserId[] {owner, linking, stranger}) {
      Sql.execute(
          sql,
          "insert into auth.users (id, email, encrypted_password) values (?, ?, 'secret')",
          user.value(),
          user.value() + "@example.org");
    }
    Sql.execute(sql, "insert into ava.accounts values (?, 'free', true, now())", id);
    Sql.execute(sql, "insert into ava.auth_sessions values (?, ?, now())", key, id);
    Sql.execute(
        sql, "insert into ava.auth_refresh_tokens values (?, ?, now(), now())", TOKEN_HASH, key);
    Sql.execute(
        sql,
        "insert into ava.avatars values (?, ?, 'Mira', 25, 'caring', 'Tall', now(), now())",
        key,
        id);
    Sql.execute(sql, "insert into ava.user_preferences values (?, '+9779800000001', now())", id);
    Sql.execute(
        sql,
        """
        insert into ava.user_preferences (user_id, pending_phone, link_code, link_code_expires_at)
        values (?, '+9779800000002', 'ABC234', now())
        """,
        linking.value());
    Sql.execute(
        sql, "insert into ava.whatsapp_identities values ('phone', '+9779800000001', ?)", id);
    Sql.execute(
        sql,
        """
        insert into ava.messages
        values (?, ?, ?, 'whatsapp', 'user', 'hello', 'wamid.1', 'received', now())
        """,
        key,
        id,
        key);
    Sql.execute(sql, "insert into ava.stranger_notices values ('+9779800000003', now())");
    Sql.execute(
        sql,
        """
        insert into ava.inbox (item_key, lane, provider_time, content, raw, due_at, received_at)
        values ('wamid.1', 'lane', now(), '{}', '{}', now(), now())
        """);
    Sql.execute(
        sql,
        """
        insert into ava.outbox (id, message_id, user_id, phone_number_id, recipient_phone, lane, body,
          due_at, created_at, changed_at)
        values (?, ?, ?, '1', '+9779800000001', 'lane', 'hi', now(), now(), now())
        """,
        key,
        key,
        id);
    Sql.execute(sql, "insert into ava.nodes values (?, now())", key);
    Sql.execute(sql, "insert into ava.business_numbers values ('1', now())");
    Sql.execute(sql, "insert into ava.conversations values ('1', '+9779800000001', now(), now())");
    Sql.execute(
        sql,
        """
        insert into ava.identity_changes (user_id, before_phone, after_phone, at)
        values (?, '+9779800000000', '+9779800000001', now())
        """,
        id);
    Sql.execute(
        sql,
        "insert into ava.message_events values ('m:1', ?, ?, 'reaction', '👍', null, now())",
        key,
        id);
    begin(sql, UUID.randomUUID());
  }

  private static void begin(Connection sql, UUID erased) throws SQLException {
    Sql.execute(sql, "insert into ava.erasures values (?, now(), now())", erased);
    Sql.execute(
        sql, "insert into ava.erasure_names values (?, 'phone', '+9779800000009')", erased);
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
