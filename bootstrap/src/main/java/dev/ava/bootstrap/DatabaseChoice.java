package dev.ava.bootstrap;

import dev.ava.domain.shared.InvalidValue;
import dev.ava.postgres.DatabaseUrl;
import java.util.List;
import java.util.Map;

/// Which database: the embedded one, or the one that `DATABASE_URL` names.
final class DatabaseChoice {
  private final Environment environment;
  private final boolean local;

  DatabaseChoice(Environment environment, boolean local) {
    this.environment = environment;
    this.local = local;
  }

  void apply(Map<String, Object> properties, List<Binding> bindings) {
    var url = environment.text("DATABASE_URL");
    var migrate =
        environment.choice(
            "AVA_MIGRATE_ON_START", local ? "true" : "false", local ? "false" : "true");
    properties.put("ava.database.migrate-on-start", migrate);
    put(properties, "DATABASE_USER", "ava.database.user");
    put(properties, "DATABASE_PASSWORD", "ava.database.password");
    put(properties, "DATABASE_AVA_USER_PASSWORD", "ava.database.user-password");
    put(properties, "DATABASE_AVA_SERVICE_PASSWORD", "ava.database.service-password");
    if (url.isPresent()) {
      properties.put("ava.database.kind", "url");
      properties.put("ava.database.url", url.get());
      bindings.add(new Binding("database", "PostgreSQL at " + place(url.get()), "DATABASE_URL"));
    } else if (local) {
      properties.put("ava.database.kind", "embedded");
      bindings.add(
          new Binding(
              "database",
              "embedded PostgreSQL in " + properties.get("ava.data-dir"),
              "APP_ENV=local"));
    } else {
      environment.problem(
          "DATABASE_URL is missing: with APP_ENV=cloud, Ava needs a PostgreSQL to work on.");
    }
  }

  private void put(Map<String, Object> properties, String variable, String property) {
    environment.text(variable).ifPresent(value -> properties.put(property, value));
  }

  /// Where the database is, without user and password.
  private String place(String url) {
    try {
      return DatabaseUrl.place(url);
    } catch (InvalidValue unreadable) {
      environment.problem(
          "DATABASE_URL must look like postgresql://user:password@host:5432/database.");
      return "";
    }
  }
}
