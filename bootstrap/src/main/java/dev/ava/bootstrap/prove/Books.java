package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.prove.Evidence.Logged;
import dev.ava.bootstrap.prove.Evidence.Queued;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads and prepares Ava's tables, as their owner.
final class Books {
  /// Notes every message of the outbox that ever becomes unknown, however briefly.
  private static final String WATCH_UNKNOWN =
      """
      create schema ava_prove;
      create table ava_prove.unknown (outbox_id uuid primary key);
      create function ava_prove.note() returns trigger language plpgsql security definer as $$
      begin
        insert into ava_prove.unknown values (new.id) on conflict do nothing;
        return null;
      end
      $$;
      create trigger ava_prove_note after update of state on ava.outbox
        for each row when (new.state = 'unknown') execute function ava_prove.note();
      """;

  private final ScratchDatabase database;

  Books(ScratchDatabase database) {
    this.database = database;
  }

  /// Whether Ava's tables are missing or empty, so that nobody's data are at stake.
  boolean areEmpty() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      try (var found = statement.executeQuery("select to_regclass('ava.accounts')")) {
        found.next();
        if (found.getString(1) == null) {
          return true;
        }
      }
      try (var accounts = statement.executeQuery("select from ava.accounts limit 1")) {
        return !accounts.next();
      }
    }
  }

  /// Gives every sender an account with a linked number.
  void open(List<Sender> senders) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(WATCH_UNKNOWN);
      for (var sender : senders) {
        statement.execute(account(sender));
      }
      connection.commit();
    }
  }

  private static String account(Sender sender) {
    var account = "'" + sender.account() + "'";
    var sql = new StringBuilder();
    sql.append(
        """
        insert into auth.users (id, email, created_at, updated_at)
          values (%1$s, 'sender-%2$d@example.org', now(), now());
        insert into ava.accounts (user_id, tier, active, created_at)
          values (%1$s, 'free', true, now());
        """
            .formatted(account, sender.number()));
    sender
        .phone()
        .ifPresent(
            phone ->
                sql.append(
                    """
                    insert into ava.user_preferences (user_id, whatsapp_phone, whatsapp_linked_at)
                      values (%1$s, '%2$s', now());
                    insert into ava.whatsapp_identities (kind, alias, user_id)
                      values ('phone', '%2$s', %1$s);
                    """
                        .formatted(account, phone)));
    sender
        .userId()
        .ifPresent(
            userId ->
                sql.append(
                    """
                    insert into ava.whatsapp_identities (kind, alias, user_id)
                      values ('user_id', '%s', %s);
                    """
                        .formatted(userId, account)));
    return sql.toString();
  }

  String version() throws SQLException {
    try (var connection = database.connect()) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  Gauges gauges() throws InterruptedException {
    return ask(
            """
            select
              (select count(*) from ava.messages where role = 'user'),
              (select count(*) from ava.inbox where state = 'waiting'),
              count(*) filter (where state = 'waiting'),
              count(*) filter (where state = 'sending'),
              count(*) filter (where state = 'unknown'),
              count(*) filter (where state = 'accepted')
            from ava.outbox
            """,
            rows ->
                new Gauges(
                    rows.getInt(1),
                    rows.getInt(2),
                    rows.getInt(3),
                    rows.getInt(4),
                    rows.getInt(5),
                    rows.getInt(6)))
        .getFirst();
  }

  List<Logged> log() throws InterruptedException {
    return ask(
        """
        select user_id, role, content, wamid, status from ava.messages
        order by user_id, created_at, id
        """,
        rows ->
            new Logged(
                rows.getObject(1, UUID.class),
                rows.getString(2),
                rows.getString(3),
                Optional.ofNullable(rows.getString(4)),
                rows.getString(5)));
  }

  List<Queued> outbox() throws InterruptedException {
    return ask(
        "select id, body, state from ava.outbox order by seq",
        rows -> new Queued(rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3)));
  }

  List<String> putAside() throws InterruptedException {
    return ask(
        """
        select state || ' (' || coalesce(reason, '') || '): ' || raw from ava.inbox
        where state in ('dead', 'kept') order by id
        """,
        rows -> rows.getString(1));
  }

  /// The messages of the outbox that were unknown at any time.
  Set<UUID> everUnknown() throws InterruptedException {
    return Set.copyOf(
        ask("select outbox_id from ava_prove.unknown", rows -> rows.getObject(1, UUID.class)));
  }

  private <T> List<T> ask(String query, Row<T> row) throws InterruptedException {
    return Patience.with(
        database,
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery(query)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
              all.add(row.read(rows));
            }
            return all;
          }
        });
  }

  private interface Row<T> {
    T read(ResultSet rows) throws SQLException;
  }
}
