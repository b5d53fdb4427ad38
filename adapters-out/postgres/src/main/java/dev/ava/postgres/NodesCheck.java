package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/// Whether anybody works on the queues.
final class NodesCheck implements DatabaseCheck {
  private final Clock clock;

  NodesCheck(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Check check() {
    return Check.NODES;
  }

  @Override
  public Finding examine(Connection connection) throws SQLException {
    var alive =
        Asked.one(
            connection,
            "select cast(count(*) as integer) from ava.nodes where alive_until > '%s'"
                .formatted(clock.instant()),
            Integer.class);
    return alive == null || alive == 0
        ? Finding.failed(
            Check.NODES,
            "No Ava is at work on this database.",
            "Nothing that came in is answered, and nothing goes out.",
            "Start Ava (`ava serve`). If it runs, its schema is behind or it cannot reach the database.")
        : Finding.ok(
            Check.NODES,
            alive == 1 ? "One Ava is at work." : alive + " nodes are at work.",
            "What comes in is answered.");
  }
}
