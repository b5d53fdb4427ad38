package dev.ava.postgres;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.nio.NioIoHandler;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class R2dbcConnectionsTest {
  private static final Login LOGIN = new Login("ava_user", "secret");

  @Test
  void parametersOfTheUrlReachTheDriver() {
    var options = options("postgresql://u:p@db:5433/ava?sslrootcert=/ca.crt&sslcert=/c&sslkey=/k");

    assertThat(options.getValue(ConnectionFactoryOptions.HOST)).isEqualTo("db");
    assertThat(options.getValue(ConnectionFactoryOptions.PORT)).isEqualTo(5433);
    assertThat(options.getValue(ConnectionFactoryOptions.DATABASE)).isEqualTo("ava");
    assertThat(options.getValue(ConnectionFactoryOptions.USER)).isEqualTo("ava_user");
    assertThat(options.getValue(ConnectionFactoryOptions.PASSWORD)).isEqualTo("secret");
    assertThat(options.getValue(Option.valueOf("sslMode"))).isEqualTo("verify-full");
    assertThat(options.getValue(Option.valueOf("sslRootCert"))).isEqualTo("/ca.crt");
    assertThat(options.getValue(Option.valueOf("sslCert"))).isEqualTo("/c");
    assertThat(options.getValue(Option.valueOf("sslKey"))).isEqualTo("/k");
  }

  @Test
  void supabasesPoolerWantsTheProjectAfterTheRole() {
    var options =
        options("postgresql://postgres.abcdefgh:p@aws-0.pooler.supabase.com:5432/postgres");

    assertThat(options.getValue(ConnectionFactoryOptions.USER)).isEqualTo("ava_user.abcdefgh");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://db:5432/ava, ",
    "postgresql://db:6543/ava, 0",
    "postgresql://db:5432/ava?prepareThreshold=0, 0",
    "postgresql://db:5432/ava?prepareThreshold=5, "
  })
  void aTransactionPoolerGetsNoNamedStatements(String url, Integer cached) {
    assertThat(options(url).getValue(Option.valueOf("preparedStatementCacheQueries")))
        .isEqualTo(cached);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefer", "allow"})
  void aServerWithoutTlsIsSpokenToInTheClearIfThatIsAllowed(String mode) throws SQLException {
    try (var database = databaseWithoutTls()) {
      assertThat(connected(database, mode)).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"require", "verify-ca", "verify-full"})
  void aServerWithoutTlsIsRefusedIfTlsIsAskedFor(String mode) throws SQLException {
    try (var database = databaseWithoutTls()) {
      assertThatThrownBy(() -> connected(database, mode)).hasMessageContaining("SSL");
    }
  }

  @Test
  void aWrongPasswordIsRefusedWithAndWithoutTls() throws SQLException {
    try (var database = TestPostgres.database()) {
      var wrong = new Login("ava_user", "wrong");
      var address = with(database.address(), "prefer");

      assertThatThrownBy(
              () -> Mono.from(TestLoops.connections().to(address, wrong).create()).block())
          .hasMessageContaining("password");
    }
  }

  @Test
  void connectionsSpreadOverAllLoopsEvenIfEachTakesTwoAttempts() throws Exception {
    var loops = TestLoops.of(2, NioIoHandler.newFactory());
    try (var database = databaseWithoutTls()) {
      var connections =
          new R2dbcConnections(loops).to(with(database.address(), "prefer"), database.userLogin());
      var open = Flux.range(0, 4).concatMap(_ -> connections.create()).collectList().block();
      var readBy = Flux.fromIterable(open).concatMap(R2dbcConnectionsTest::reader).collectList();

      assertThat(readBy.block().stream().collect(groupingBy(identity(), counting())).values())
          .containsExactly(2L, 2L);
      Flux.fromIterable(open).flatMap(Connection::close).blockLast();
    } finally {
      loops.shutdownGracefully();
    }
  }

  /// The thread that reads the answers of a connection.
  private static Mono<Thread> reader(Connection connection) {
    return Flux.from(connection.createStatement("select '1'").execute())
        .flatMap(result -> result.map((_, _) -> Thread.currentThread()))
        .single();
  }

  private static TestDatabase databaseWithoutTls() throws SQLException {
    var database = TestPostgres.database();
    try (var superuser = database.superuser()) {
      assumeTrue(
          Sql.text(superuser, "show ssl").equals("off"),
          "SKIPPED: the server that ava.test.postgres names encrypts connections.");
    }
    return database;
  }

  private static String connected(TestDatabase database, String mode) {
    var factory = TestLoops.connections().to(with(database.address(), mode), database.userLogin());
    return Mono.usingWhen(
            factory.create(),
            connection ->
                Flux.from(connection.createStatement("select '1'").execute())
                    .flatMap(result -> result.map((row, columns) -> row.get(0, String.class)))
                    .single(),
            Connection::close)
        .blockOptional()
        .orElseThrow();
  }

  private static DatabaseAddress with(DatabaseAddress address, String mode) {
    var parameters = new Properties();
    parameters.setProperty("sslmode", mode);
    return new DatabaseAddress(
        address.host(), address.port(), address.database(), address.owner(), parameters);
  }

  private static ConnectionFactoryOptions options(String url) {
    var address = DatabaseAddress.parse(url, Optional.empty(), Optional.empty());
    return TestLoops.connections().options(address, LOGIN, "verify-full");
  }
}
