package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/// Whether this machine's clock agrees with the database's. Nodes that share a database compare
/// times, so each of them must.
final class ClockCheck implements DatabaseCheck {
  private static final Duration BEARABLE = Duration.ofSeconds(1);
  private static final Duration TOO_MUCH = Duration.ofSeconds(4);

  private final Clock clock;

  ClockCheck(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Check check() {
    return Check.CLOCK;
  }

  @Override
  public Finding examine(Connection connection) throws SQLException {
    var before = clock.instant();
    var theirs = Asked.one(connection, "select clock_timestamp()", OffsetDateTime.class);
    var onTheWay = Duration.between(before, clock.instant());
    if (theirs == null) {
      throw new SQLException("No time came back.");
    }
    var middle = before.plus(onTheWay.dividedBy(2));
    var ahead = Duration.between(theirs.toInstant(), middle);
    var off = ahead.abs().minus(onTheWay.dividedBy(2));
    var seen =
        "This machine's clock is %.1f s %s the database's."
            .formatted(
                ahead.abs().toMillis() / 1_000.0, ahead.isNegative() ? "behind" : "ahead of");
    if (off.compareTo(BEARABLE) <= 0) {
      return Finding.ok(Check.CLOCK, seen, "They agree.");
    }
    var remedy = "Have this machine and the database's keep their time by NTP.";
    return off.compareTo(TOO_MUCH) <= 0
        ? Finding.warning(
            Check.CLOCK, seen, "Among several nodes, work is taken over early or late.", remedy)
        : Finding.failed(
            Check.CLOCK,
            seen,
            "Nodes take each other for dead, and tokens are refused as too old or too new.",
            remedy);
  }
}
