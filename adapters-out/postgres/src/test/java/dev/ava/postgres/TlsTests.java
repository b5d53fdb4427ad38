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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ava on a server that encrypts, with a certificate for `localhost` that an authority of the
/// test's has signed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TlsTests {
  private static final Caller SERVICE = Caller.Service.WORKER;
  private static final String NOT_SIGNED = "Its certificate is not signed by an authority";
  private static final String NOT_FOR_HOST = "Its certificate is for another host";

  private Path authority;
  private Path another;
  private DatabaseAddress server;
  private TestDatabase database;

  /// Starts the server.
  ///
  /// @param settings as in `postgresql.conf`
  abstract DatabaseAddress start(Map<String, String> settings);

  abstract void end() throws IOException;

  @BeforeAll
  void startServer(@TempDir Path folder) throws IOException, SQLException {
    var signing = TestAuthority.in(Files.createDirectory(folder.resolve("right")));
    authority = signing.certificate();
    another = TestAuthority.in(Files.createDirectory(folder.resolve("wrong"))).certificate();
    var signed = signing.sign("localhost");
    var key = signed.resolve("server.key");
    server =
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

  @AfterAll
  void endServer() throws IOException {
    if (server != null) {
      end();
    }
  }

  @Test
  void theRightAuthorityAndHostAreTrustedByEveryConnection() throws SQLException {
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
      } catch (SQLException e) {
        throw e;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() {
    refused("localhost", "", another, NOT_SIGNED);
  }

  @Test
  void aCertificateForAnotherHostIsRefused() {
    refused("127.0.0.1", "", authority, NOT_FOR_HOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify-full", "verify-ca"})
  void withoutAFileTheAuthoritiesOfThisJavaAreAsked(String mode) {
    var address = DatabaseAddressTest.parse(url("localhost", "?sslmode=" + mode));
    assertThatThrownBy(() -> TestServer.migrate(url("localhost", "?sslmode=" + mode)))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining(NOT_SIGNED)
        .hasMessageContaining(address.place());
    assertThatThrownBy(() -> inTransaction(url("localhost", "?sslmode=" + mode), Map.of()))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining(NOT_SIGNED);
  }

  @Test
  void anAddressIsEnoughWhereOnlyTheAuthorityIsAsked() {
    inTransaction(url("127.0.0.1", "?sslmode=verify-ca"), Map.of("ava.database.ca-file", authority));
  }

  /// Both by JDBC, as migrations, and by R2DBC, as everything else.
  private void refused(String host, String query, Path caFile, String sentence) {
    var settings = new HashMap<String, Object>(Map.of("ava.database.ca-file", caFile));
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
      context
          .getBean(Transactions.class)
          .required(SERVICE, () -> "never mind");
    }
  }

  private String url(String host, String query) {
    return "postgresql://postgres:any@%s:%d/encrypted%s".formatted(host, server.port(), query);
  }
}
