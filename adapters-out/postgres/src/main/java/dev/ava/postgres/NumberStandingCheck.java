package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/// Whether Meta has stopped a number of ours while Ava was sending.
final class NumberStandingCheck implements DatabaseCheck {
  private static final String STOPPED =
      """
      select phone_number_id || ' since ' || to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        || coalesce(' (' || failure_code || ')', '')
      from ava.business_numbers where standing = 'stopped' order by 1
      """;
  private static final String PAUSED =
      """
      select cast(count(*) as integer) from ava.business_numbers
      where standing = 'paused' and until > now()
      """;

  @Override
  public Check check() {
    return Check.NUMBER_STANDING;
  }

  @Override
  public Finding examine(Connection connection) throws SQLException {
    var stopped = Sql.texts(connection, STOPPED);
    if (!stopped.isEmpty()) {
      return Finding.failed(
          Check.NUMBER_STANDING,
          "Stopped by Meta: %s.".formatted(String.join("; ", stopped)),
          "Its messages wait. One of them asks every minute whether it may go again.",
          "Do what `ava queue` shows for it, then `ava queue resume`.");
    }
    var paused = Asked.one(connection, PAUSED, Integer.class);
    return paused != null && paused > 0
        ? Finding.notice(
            Check.NUMBER_STANDING,
            "A number rests because a limit of Meta's is reached.",
            "It goes on by itself.")
        : Finding.ok(
            Check.NUMBER_STANDING, "No number is stopped.", "Meta takes what Ava sends, so far.");
  }
}
