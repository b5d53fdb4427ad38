package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.postgres.TestDatabase;
import dev.ava.postgres.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `ava prove isolation` as people run it.
class ProveIsolationIT {
  private final TestDatabase database = TestPostgres.database();

  @AfterEach
  void dropDatabase() throws SQLException {
    database.close();
  }

  @Test
  void theSchemaAsItIsKeepsEverybodysRowsApart() throws Exception {
    var proof = AvaProcess.run(variables(), "prove", "isolation");

    assertThat(proof.exitCode()).as(proof.printed()).isZero();
    assertThat(proof.printed())
        .contains("keeps everybody's rows apart")
        .containsPattern("ava\\.messages +1- +0------- ")
        .contains(documented())
        .doesNotContain("\tat ");
  }

  /// What the document about security says is printed.
  private static String documented() throws IOException {
    var document = Files.readString(Path.of("..", "docs", "security.md"));
    var begin = document.indexOf("\nTABLE ") + 1;
    return document.substring(begin, document.indexOf("\n```", begin));
  }

  @Test
  void aGapIsFoundExplainedAndNotUsed() throws Exception {
    execute("create policy planted on ava.accounts for delete to authenticated using (true)");
    execute("grant delete on ava.accounts to authenticated");

    var proof = AvaProcess.run(variables(), "prove", "isolation");

    assertThat(proof.exitCode()).as(proof.printed()).isEqualTo(1);
    assertThat(proof.printed())
        .contains("DOES NOT keep everybody's rows apart")
        .contains("Another user can delete rows of ava.accounts.")
        .contains("To mend it: ");
  }

  @Test
  void itWorksBesideARunningAvaOnItsEmbeddedDatabase() throws Exception {
    var embedded = new HashMap<>(variables());
    embedded.remove("DATABASE_URL");
    try (var ava = AvaProcess.serve(embedded)) {
      ava.api().signedUp();

      var proof = AvaProcess.run(embedded, "prove", "isolation", "--json");

      assertThat(proof.exitCode()).as(proof.printed()).isZero();
      assertThat(proof.printed()).contains("\"isolated\":true", "\"faults\":[]");
      assertThat(ava.api().signedUp().get("/auth/me").status()).isEqualTo(200);
    }
  }

  @Test
  void aDatabaseThatHasNotBeenMigratedIsSaidInOneSentence() throws Exception {
    execute(
        """
        delete from ava_migrations.schema_history
        where installed_rank = (select max(installed_rank) from ava_migrations.schema_history)
        """);

    var refused = AvaProcess.run(variables(), "prove", "isolation");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.printed()).contains("run `ava migrate`").doesNotContain("\tat ");
  }

  private Map<String, String> variables() {
    return RunningAva.variables(RunningAva.freePort(), database.url(), "http://127.0.0.1:9");
  }

  private void execute(String sql) throws SQLException {
    try (var superuser = database.superuser();
        var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }
}
