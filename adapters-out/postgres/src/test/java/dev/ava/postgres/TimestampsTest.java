package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.Caller;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.MessageFixture;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Times are what they were, wherever Ava runs. The zones have a quarter of an hour, hours that the
/// clock leaves out and hours that it strikes twice.
@ResourceLock(Resources.TIME_ZONE)
final class TimestampsTest {
  private static final List<Instant> TIMES =
      List.of(
          Instant.parse("2026-11-20T12:34:56.123456Z"),
          Instant.parse("2026-11-20T12:34:56.000001Z"),
          Instant.parse("2026-10-25T01:30:00.5Z"),
          Instant.parse("2026-10-25T00:30:00.5Z"),
          Instant.parse("2026-10-03T16:15:00Z"),
          Instant.parse("2026-03-29T01:30:00Z"),
          Instant.parse("2026-03-29T01:00:00Z"),
          Instant.parse("2026-03-29T00:59:59.999999Z"),
          Instant.parse("2026-03-08T07:30:00Z"),
          Instant.parse("1999-12-31T23:59:59.999999Z"),
          Instant.parse("1970-01-01T00:00:00Z"));

  private final TimeZone before = TimeZone.getDefault();

  @AfterEach
  void restore() {
    TimeZone.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Asia/Kathmandu",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "UTC"
      })
  void timesComeBackToTheMicrosecond(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (var store = PostgresStore.on(TestPostgres.database(), Map.of())) {
      var user = Fixtures.aUserId();
      store.addUser(user, Fixtures.anEmail());
      var log = store.bean(MessageLog.class);
      for (var time : TIMES) {
        var message = MessageFixture.aMessage().of(user).createdAt(time).build();
        store
            .transactions()
            .required(
                Caller.Service.WORKER,
                () -> log.append(List.of(new MessageLog.Entry(message, null))));
      }

      var read =
          store.transactions().required(new Caller.User(user), () -> log.list(user, null, 50));

      assertThat(read).extracting(Message::createdAt).containsExactlyElementsOf(TIMES);
      assertThat(stored(store)).containsExactlyElementsOf(TIMES);
      for (int i = 0; i < read.size(); i++) {
        var cursor = new MessageCursor(read.get(i).createdAt(), read.get(i).id());
        assertThat(
                store
                    .transactions()
                    .required(new Caller.User(user), () -> log.list(user, cursor, 50)))
            .isEqualTo(read.subList(i + 1, read.size()));
      }
    }
  }

  /// The times as the server itself counts them.
  private static List<Instant> stored(PostgresStore store) throws SQLException {
    try (var superuser = store.database().superuser()) {
      return Sql.texts(
              superuser,
              "select cast(extract(epoch from created_at) * 1000000 as bigint) from ava.messages order by 1 desc")
          .stream()
          .map(micros -> Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS))
          .toList();
    }
  }
}
