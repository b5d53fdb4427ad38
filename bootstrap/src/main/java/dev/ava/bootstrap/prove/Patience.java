package dev.ava.bootstrap.prove;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Asks a database that crashes now and then, again and again until it answers.
final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int MOST_ATTEMPTS = 300;

  private Patience() {}

  /// @throws IllegalStateException if it does not answer for a minute
  static <T> T with(ScratchDatabase database, Work<T> work) throws InterruptedException {
    for (var attempt = 1; ; attempt++) {
      try (var connection = database.connect()) {
        return work.with(connection);
      } catch (SQLException away) {
        if (attempt == MOST_ATTEMPTS) {
          throw new IllegalStateException("The scratch database does not answer.", away);
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  /// Something to ask, which may be asked twice.
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }
}
