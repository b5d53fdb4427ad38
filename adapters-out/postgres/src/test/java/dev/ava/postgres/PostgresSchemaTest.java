package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.shared.port.Schema;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresSchemaTest {
  private PostgresStore store;

  @BeforeEach
  void start() {
    store = PostgresStore.on(TestPostgres.database(), Map.of());
  }

  @AfterEach
  void stop() throws Exception {
    store.close();
  }

  @Test
  void whatWasJustMigratedIsCurrent() {
    assertThat(isCurrent()).isTrue();
  }

  @Test
  void aSchemaWithoutTheNewestMigrationIsBehind() {
    store.execute(
        "delete from ava_migrations.schema_history where version = '" + Migrations.LATEST + "'");

    assertThat(isCurrent()).isFalse();
  }

  @Test
  void aMigrationThatFailedDoesNotCount() {
    store.execute(
        "update ava_migrations.schema_history set success = false where version = '"
            + Migrations.LATEST
            + "'");

    assertThat(isCurrent()).isFalse();
  }

  @Test
  void aSchemaOfALaterVersionIsCurrent() {
    store.execute(
        "update ava_migrations.schema_history set version = '99' where version = '"
            + Migrations.LATEST
            + "'");

    assertThat(isCurrent()).isTrue();
  }

  @Test
  void aSchemaThatDoesNotShowItsHistoryIsBehind() {
    store.execute("revoke select on ava_migrations.schema_history from service_role");

    assertThat(isCurrent()).isFalse();
  }

  @Test
  void aSchemaOfTheFirstVersionIsBehind() throws Exception {
    try (var first =
        PostgresStore.on(
            TestPostgres.databaseOfVersion(1), Map.of("ava.database.migrate-on-start", "false"))) {
      assertThat(first.bean(Schema.class).isCurrent()).isFalse();
    }
  }

  private boolean isCurrent() {
    return store.bean(Schema.class).isCurrent();
  }
}
