package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ava on a server that encrypts, with a certificate for `localhost` that an authority of the
/// test's has signed. The server is PostgreSQL 15 where that is installed, and otherwise the
/// embedded one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TlsTest {
  private static final Caller SERVICE = Caller.Service.WORKER;
  private static final String NOT_SIGNED = "Its certificate is not signed by an authority";
  private static final String NOT_FOR_HOST = "Its certificate is for another host";

  private String authority;
  private String another;
  private @Nullable AutoCloseable running;
  private DatabaseAddress server;
  private TestDatabase database;

  @BeforeAll
  void startServer(@TempDir Path folder) throws IOException, SQLException {
    var signing = TestAuthority.in(Files.createDirectory(folder.resolve("right")));
    authority = signing.certificate().toString();
    another =
        TestAuthority.in(Files.createDirectory(folder.resolve("wrong"))).certificate().toString();
    var signed = signing.sign("localhost");
    var key = signed.resolve("server.key");
    start(
        Map.of(
            "ssl", "on",
            "ssl_cert_file", signed.resolve("server.crt").toString(),
            "ssl_key_file", key.toString()));
    database = new TestDatabase(server, "encrypted");
    try (var maintenance = database.maintenance()) {
      Sql.execute(maintenance, "create database encrypted");
    }
    TestServer.migrate(database.url());
  }

  private void start(Map<String, String> settings) {
    if (InstalledServer.isInstalled()) {
      var installed = InstalledServer.start(settings);
      running = installed;
      server = installed.address();
    } else {
      var embedded = OwnServer.start(settings);
      running = embedded;
      server = embedded.address();
    }
  }

  @AfterAll
  void end() throws Exception {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void theRightAuthorityAndHostAreTrustedByEveryConnection() throws Exception {
    try (var context =
        PostgresStore.start(url("localhost", ""), Map.of("ava.database.ca-file", authority))) {
      var transactions = context.getBean(Transactions.class);
      assertThat(transactions.required(SERVICE, () -> "done")).isEqualTo("done");
      context.getBean(PostgresWorkSignal.class);

      try (var superuser = database.superuser()) {
        Eventually.holds(
            "both connections are there",
            () ->
                Sql.texts(
                        superuser,
                        """
                        select ssl || ' ' || usename from pg_stat_ssl join pg_stat_activity using (pid)
                        where usename = 'ava_service'
                        """)
                    .equals(List.of("true ava_service", "true ava_service")));
      }
    }
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() {
    refused("localhost", "", Map.of("ava.database.ca-file", another), NOT_SIGNED);
  }

  @Test
  void aCertificateForAnotherHostIsRefused() {
    refused("127.0.0.1", "", Map.of("ava.database.ca-file", authority), NOT_FOR_HOST);
  }

  @Test
  void withoutAFileTheAuthoritiesOfThisJavaAreAsked() {
    for (var mode : List.of("verify-full", "verify-ca")) {
      refused("localhost", "?sslmode=" + mode, Map.of(), NOT_SIGNED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify-ca", "require"})
  void anAddressIsEnoughWhereTheHostIsNotAsked(String mode) {
    inTransaction(
        url("127.0.0.1", "?sslmode=" + mode),
        mode.equals("require") ? Map.of() : Map.of("ava.database.ca-file", authority));
  }

  /// Both by JDBC, as migrations, and by R2DBC, as everything else.
  private void refused(String host, String query, Map<String, Object> way, String sentence) {
    var settings = new HashMap<>(way);
    assertThatThrownBy(() -> inTransaction(url(host, query), settings))
        .satisfies(failure -> assertThat(readable(failure)).contains(sentence, host));
    settings.put("ava.database.migrate-on-start", false);
    assertThatThrownBy(() -> inTransaction(url(host, query), settings))
        .satisfies(failure -> assertThat(readable(failure)).contains(sentence));
  }

  private static String readable(Throwable failure) {
    var cause = failure;
    while (!(cause instanceof DatabaseUnusable) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    assertThat(cause).isInstanceOf(DatabaseUnusable.class);
    assertThat(cause.getMessage()).doesNotContain("\n");
    return cause.getMessage();
  }

  private static void inTransaction(String url, Map<String, Object> settings) {
    try (var context = PostgresStore.start(url, settings)) {
      context.getBean(Transactions.class).required(SERVICE, () -> "never mind");
    }
  }

  private String url(String host, String query) {
    return "postgresql://postgres:any@%s:%d/encrypted%s".formatted(host, server.port(), query);
  }
}
