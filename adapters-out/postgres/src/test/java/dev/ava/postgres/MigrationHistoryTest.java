package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When Flyway need not look.
final class MigrationHistoryTest {
  private final TestDatabase database = TestPostgres.database();

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  /// Fails as well if a new Flyway reckons checksums in another way.
  @Test
  void whatWasRunAsItIsHereIsComplete() throws SQLException {
    assertThat(isComplete(Migrations.CORE)).isTrue();
    assertThat(isComplete(Migrations.PLATFORM)).isEqualTo(!TestPostgres.isSupabaseLayout());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ava_migrations.schema_history set checksum = checksum + 1 where version = '2'",
        "update ava_migrations.schema_history set checksum = null where version = '1'",
        "update ava_migrations.schema_history set success = false where version = '1'",
        "update ava_migrations.schema_history set script = 'V2__other.sql' where version = '2'",
        "update ava_migrations.schema_history set version = '7' where version = '1'",
        "delete from ava_migrations.schema_history where version = '1'",
        """
        insert into ava_migrations.schema_history
        select installed_rank + 100, '99', description, type, script, checksum, installed_by,
          installed_on, execution_time, success
        from ava_migrations.schema_history where version = '1'""",
        "drop table ava_migrations.schema_history",
        "drop schema ava_migrations cascade"
      })
  void anythingElseIsNot(String change) throws SQLException {
    database.sql(change);

    assertThat(isComplete(Migrations.CORE)).isFalse();
  }

  @Test
  void whatMayNotBeReadIsNotComplete() throws SQLException {
    try (var stranger = database.asUserLogin()) {
      stranger.setAutoCommit(false);
      assertThat(Migrations.CORE.isComplete(stranger)).isFalse();
    }
  }

  /// A migration may change the table, on another connection.
  @Test
  void whoHasLookedHoldsNoLock() throws SQLException {
    try (var connection = database.superuser()) {
      connection.setAutoCommit(false);
      assertThat(Migrations.CORE.isComplete(connection)).isTrue();

      database.sql(
          "do $$ begin lock table ava_migrations.schema_history in access exclusive mode nowait;"
              + " end $$");
    }
  }

  /// Flyway would not put up with that.
  @Test
  void flywayIsNotAskedThen() throws SQLException {
    database.sql("update ava_migrations.schema_history set description = 'another'");

    assertThat(TestServer.migrate(database.url())).isZero();
  }

  private boolean isComplete(MigrationHistory history) throws SQLException {
    try (var connection = database.superuser()) {
      connection.setAutoCommit(false);
      return history.isComplete(connection);
    }
  }
}
