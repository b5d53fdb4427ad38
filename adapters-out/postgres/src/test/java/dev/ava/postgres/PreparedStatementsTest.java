package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Fixtures;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which statements a connection keeps prepared.
final class PreparedStatementsTest {
  private static final String PREPARED =
      """
      select count(*) || ' ' || coalesce(sum(generic_plans + custom_plans) >= 10, false)
      from pg_prepared_statements where statement like '%%%s%%'
      """;

  @Test
  void whatIsAskedOftenIsPreparedOnceOnADirectConnectionAndNeverBehindAPooler()
      throws SQLException {
    try (var store =
        PostgresStore.on(TestPostgres.database(), Map.of("ava.database.user-connections", 1))) {
      var user = Fixtures.aUserId();
      store.addUser(user, Fixtures.anEmail());

      for (int i = 0; i < 10; i++) {
        read(store, user);
      }

      var caller = new Caller.User(user);
      for (var part : new String[] {"ava.messages", "ava.avatars"}) {
        assertThat(Inside.pooled(store, caller, PREPARED.formatted(part)))
            .as(part)
            .isEqualTo(TestPostgres.isPooled() ? "0 false" : "1 true");
      }
    }
  }

  private static void read(PostgresStore store, UserId user) {
    store
        .transactions()
        .reading(
            new Caller.User(user),
            () -> {
              store.bean(MessageLog.class).list(user, null, 50);
              return store.bean(Avatars.class).ofOwner(user);
            });
  }
}
