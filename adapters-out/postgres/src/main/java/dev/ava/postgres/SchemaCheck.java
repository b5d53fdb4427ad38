package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/// Whether every migration has run.
final class SchemaCheck implements DatabaseCheck {
  private static final String VERSION =
      """
      select coalesce(max(cast(version as integer)), 0) from ava_migrations.schema_history where success
      """;
  private static final String FAILED =
      "select version from ava_migrations.schema_history where not success order by 1";

  @Override
  public Check check() {
    return Check.SCHEMA;
  }

  @Override
  public Finding examine(Connection connection) throws SQLException {
    if (!Migrations.CORE.isShown(connection)) {
      return behind("The database does not show Ava's migrations.");
    }
    var broken = Sql.texts(connection, FAILED);
    if (!broken.isEmpty()) {
      return behind("Migration %s has failed.".formatted(String.join(", ", broken)));
    }
    var version = Asked.one(connection, VERSION, Integer.class);
    return version == null || version < Migrations.LATEST
        ? behind("The schema is at version %s of %d.".formatted(version, Migrations.LATEST))
        : Finding.ok(
            Check.SCHEMA,
            "The schema is at version %d.".formatted(version),
            "It is the one that this version of Ava works on.");
  }

  private static Finding behind(String seen) {
    return Finding.failed(
        Check.SCHEMA,
        seen,
        "Webhooks are taken in where the tables allow it, and nothing is worked on.",
        "Run `ava migrate`.");
  }
}
