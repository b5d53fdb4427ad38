package dev.ava.bootstrap;

import dev.ava.domain.shared.InvalidValue;
import dev.ava.postgres.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which database, and which way to it: the embedded one, or the one that `DATABASE_URL` names.
final class DatabaseChoice {
  private static final List<String> CHECKED = List.of("verify-ca", "verify-full");
  private static final List<String> ENCRYPTED = List.of("require", "verify-ca", "verify-full");
  private static final List<String> PASSWORDS =
      List.of(
          "DATABASE_PASSWORD",
          "DATABASE_MIGRATION_PASSWORD",
          "DATABASE_AVA_USER_PASSWORD",
          "DATABASE_AVA_SERVICE_PASSWORD");
  private static final int MOST_CONNECTIONS = 500;
  private static final int SHORTEST_PASSWORD = 16;

  private final Environment environment;
  private final boolean local;

  DatabaseChoice(Environment environment, boolean local) {
    this.environment = environment;
    this.local = local;
  }

  void apply(Map<String, Object> properties, List<Binding> bindings) {
    var migrate =
        environment.choice(
            "AVA_MIGRATE_ON_START", local ? "true" : "false", local ? "false" : "true");
    properties.put("ava.database.migrate-on-start", migrate);
    put(properties, "DATABASE_USER", "ava.database.user");
    put(properties, "DATABASE_PASSWORD", "ava.database.password");
    put(properties, "DATABASE_AVA_USER_PASSWORD", "ava.database.user-password");
    put(properties, "DATABASE_AVA_SERVICE_PASSWORD", "ava.database.service-password");
    putNumber(properties, "DATABASE_USER_CONNECTIONS", "ava.database.user-connections");
    putNumber(properties, "DATABASE_SERVICE_CONNECTIONS", "ava.database.service-connections");
    environment
        .duration("DATABASE_STATEMENT_TIMEOUT")
        .ifPresent(limit -> properties.put("ava.database.time-limits.statement", limit));
    var url = environment.text("DATABASE_URL");
    if (url.isPresent()) {
      remote(url.get(), properties, bindings);
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

  private void remote(String url, Map<String, Object> properties, List<Binding> bindings) {
    properties.put("ava.database.kind", "url");
    properties.put("ava.database.url", url);
    put(properties, "DATABASE_MIGRATION_URL", "ava.database.migration-url");
    put(properties, "DATABASE_MIGRATION_USER", "ava.database.migration-user");
    put(properties, "DATABASE_MIGRATION_PASSWORD", "ava.database.migration-password");
    put(properties, "DATABASE_LISTEN_URL", "ava.database.listen-url");
    put(properties, "DATABASE_CA_FILE", "ava.database.ca-file");
    if (environment.text("DATABASE_POOLER").isPresent()) {
      properties.put(
          "ava.database.pooler",
          environment.choice("DATABASE_POOLER", "none", "session", "transaction"));
    }
    environment.text("DATABASE_CA_FILE").ifPresent(this::checkAuthorities);
    for (var other : List.of("DATABASE_MIGRATION_URL", "DATABASE_LISTEN_URL")) {
      environment
          .text(other)
          .flatMap(value -> read(other, value))
          .ifPresent(found -> check(other, found));
    }
    var read = read("DATABASE_URL", url);
    read.ifPresent(found -> check("DATABASE_URL", found));
    read.ifPresent(this::checkPasswords);
    bindings.add(
        new Binding(
            "database", read.map(found -> said(found, properties)).orElse(""), "DATABASE_URL"));
  }

  private static String said(DatabaseUrl url, Map<String, Object> properties) {
    var pooler = properties.getOrDefault("ava.database.pooler", url.pooler());
    return "PostgreSQL at "
        + url.place()
        + (pooler.equals("none") ? "" : ", a pooler in %s mode".formatted(pooler));
  }

  private Optional<DatabaseUrl> read(String variable, String url) {
    try {
      return Optional.of(DatabaseUrl.read(url));
    } catch (InvalidValue unreadable) {
      environment.problem(
          variable + " must look like postgresql://user:password@host:5432/database.");
      return Optional.empty();
    }
  }

  /// In the cloud nobody on the way reads what people say, and nobody guesses a password. A
  /// database on this very machine is reached over no network.
  private void check(String variable, DatabaseUrl url) {
    checkTls(url);
    if (local || isThisMachine(url)) {
      return;
    }
    var mode =
        environment.text("DATABASE_CA_FILE").isPresent() && url.tlsMode().isEmpty()
            ? "verify-full"
            : url.effectiveTlsMode();
    if (!ENCRYPTED.contains(mode) && !Addresses.isHostOfAPrivateNetwork(url.host())) {
      environment.problem(
          "%s leads through the internet with sslmode=%s, which encrypts nothing if somebody in between says so: set DATABASE_CA_FILE, or add sslmode=verify-full (or require) to it."
              .formatted(variable, mode));
    }
    url.password().ifPresent(password -> checkStrength("The password in " + variable, password));
  }

  private static boolean isThisMachine(DatabaseUrl url) {
    return Addresses.isHostOfThisMachine(url.host());
  }

  private void checkStrength(String name, String password) {
    Weakness.of(password, SHORTEST_PASSWORD)
        .ifPresent(
            weakness ->
                environment.problem(
                    "%s %s, and who guesses it reads everything.".formatted(name, weakness)));
  }

  /// A file of authorities is there to be asked.
  private void checkTls(DatabaseUrl url) {
    if (environment.text("DATABASE_CA_FILE").isPresent()
        && url.tlsMode().filter(mode -> !CHECKED.contains(mode)).isPresent()) {
      environment.problem(
          "DATABASE_CA_FILE would not be looked at, because a URL of the database says sslmode=%s:"
                  .formatted(url.tlsMode().get())
              + " leave that out, or say sslmode=verify-full.");
    }
  }

  /// Whatever is derived from nothing can be guessed.
  private void checkPasswords(DatabaseUrl url) {
    if (!local && !isThisMachine(url)) {
      for (var variable : PASSWORDS) {
        environment.text(variable).ifPresent(password -> checkStrength(variable, password));
      }
    }
    var derivable = url.password().isPresent() || environment.text("DATABASE_PASSWORD").isPresent();
    var given =
        environment.text("DATABASE_AVA_USER_PASSWORD").isPresent()
            && environment.text("DATABASE_AVA_SERVICE_PASSWORD").isPresent();
    if (!local && !derivable && !given) {
      environment.problem(
          "DATABASE_URL has no password to derive those of Ava's logins from: set"
              + " DATABASE_AVA_USER_PASSWORD and DATABASE_AVA_SERVICE_PASSWORD, or DATABASE_PASSWORD.");
    }
  }

  private void checkAuthorities(String file) {
    try (var in = Files.newInputStream(Path.of(file))) {
      if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
        environment.problem("DATABASE_CA_FILE holds no certificate.");
      }
    } catch (IOException unreadable) {
      environment.problem("DATABASE_CA_FILE must name a file that can be read.");
    } catch (CertificateException noCertificate) {
      environment.problem("DATABASE_CA_FILE must be a certificate in PEM form.");
    }
  }

  private void put(Map<String, Object> properties, String variable, String property) {
    environment.text(variable).ifPresent(value -> properties.put(property, value));
  }

  private void putNumber(Map<String, Object> properties, String variable, String property) {
    if (environment.text(variable).isPresent()) {
      properties.put(property, environment.number(variable, 1, 1, MOST_CONNECTIONS));
    }
  }
}
