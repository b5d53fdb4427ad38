package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.postgres.TestDatabase;
import dev.ava.postgres.TestPostgres;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `ava migrate` on an empty database.
class MigrateIT {
  private final TestDatabase database = TestPostgres.emptyDatabase();
  private final GraphDouble graph = GraphDouble.start();
  private Map<String, String> variables;

  @BeforeEach
  void readVariables() {
    variables =
        new HashMap<>(RunningAva.variables(RunningAva.freePort(), database.url(), graph.url()));
    variables.put("AVA_MIGRATE_ON_START", "false");
  }

  @AfterEach
  void dropDatabase() throws SQLException {
    database.close();
    graph.close();
  }

  @Test
  void itBringsTheSchemaUpToDateOnceAndThenAvaServesWithoutMigrating() throws Exception {
    var first = AvaProcess.run(variables, "migrate");
    assertThat(first.exitCode()).as(first.printed()).isZero();
    assertThat(first.printed()).contains(TestPostgres.migrations() + " migrations were run.");

    var second = AvaProcess.run(variables, "migrate");
    assertThat(second.exitCode()).isZero();
    assertThat(second.printed()).contains("0 migrations were run.");

    try (var ava = AvaProcess.serve(variables)) {
      assertThat(ava.api().signedUp().get("/auth/me").status()).isEqualTo(200);
    }
  }

  @Test
  void itSaysInOneSentenceThatTheDatabaseRefuses() throws Exception {
    variables.put("DATABASE_URL", "postgresql://nobody:canary@127.0.0.1:1/none");

    var refused = AvaProcess.run(variables, "migrate");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.printed())
        .contains("The database at 127.0.0.1:1/none refused")
        .doesNotContain("canary")
        .doesNotContain("\tat ");
  }
}
