package dev.ava.bench;

import java.sql.SQLException;

/// What waits in Ava's queues.
///
/// @param inbox items that are not handled
/// @param outbox replies that are not known to be accepted, refused or failed
/// @param oldestMillis for how long the oldest of both has been there
record Waiting(long inbox, long outbox, long oldestMillis) {
  private static final String QUERY =
      """
      select (select count(*) from ava.inbox where state = 'waiting'),
        (select count(*) from ava.outbox where state in ('waiting', 'sending', 'unknown')),
        coalesce(1000 * extract(epoch from now() - least(
          (select min(received_at) from ava.inbox where state = 'waiting'),
          (select min(created_at) from ava.outbox where state in ('waiting', 'sending', 'unknown')))), 0)::bigint
      """;

  static Waiting in(Ava ava) throws SQLException {
    var columns = ava.ask(QUERY);
    return new Waiting(columns.apply(1), columns.apply(2), columns.apply(3));
  }

  long all() {
    return inbox + outbox;
  }
}
