package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/// When Meta was last heard. A webhook that has come is the only real proof that they come. What a
/// diagnosis has posted itself does not count.
final class LastWebhookCheck implements DatabaseCheck {
  private static final Duration LONG = Duration.ofDays(7);
  private static final String LAST =
      """
      select received_at from ava.inbox
      where not (state = 'kept' and content ->> 'reason' like '%"ava_doctor"%')
      order by id desc limit 1
      """;

  private final Clock clock;

  LastWebhookCheck(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Check check() {
    return Check.LAST_WEBHOOK;
  }

  @Override
  public Finding examine(Connection connection) throws SQLException {
    var last = Asked.one(connection, LAST, OffsetDateTime.class);
    if (last == null) {
      return Finding.warning(
          Check.LAST_WEBHOOK,
          "No webhook has ever been received.",
          "All may be set up right and still nothing come: only a webhook proves it.",
          "Write to the business number from a phone, and look again.");
    }
    var ago = Duration.between(last.toInstant(), clock.instant());
    var seen = "The last webhook came at %s, %s ago.".formatted(last.toInstant(), words(ago));
    return ago.compareTo(LONG) > 0
        ? Finding.warning(
            Check.LAST_WEBHOOK,
            seen,
            "Either nobody writes, or Meta no longer delivers.",
            "Write to the business number from a phone, and look again.")
        : Finding.ok(Check.LAST_WEBHOOK, seen, "Meta delivers.");
  }

  private static String words(Duration ago) {
    if (ago.toDays() > 1) {
      return ago.toDays() + " days";
    }
    if (ago.toHours() > 1) {
      return ago.toHours() + " hours";
    }
    return ago.toMinutes() > 1 ? ago.toMinutes() + " minutes" : Math.max(0, ago.toSeconds()) + " s";
  }
}
