package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which way what takes, for the addresses that Supabase gives and for others.
final class RoutesTest {
  private static final String DIRECT = "postgresql://postgres:p@db.ref.supabase.co:5432/postgres";
  private static final String SESSION =
      "postgresql://postgres.ref:p@aws-0-eu.pooler.supabase.com:5432/postgres";
  private static final String TRANSACTION =
      "postgresql://postgres.ref:p@aws-0-eu.pooler.supabase.com:6543/postgres";
  private static final String DEDICATED =
      "postgresql://postgres:p@db.ref.supabase.co:6543/postgres";

  @ParameterizedTest
  @CsvSource({
    DIRECT + ", NONE",
    SESSION + ", SESSION",
    TRANSACTION + ", TRANSACTION",
    TRANSACTION + "?pgbouncer=true, TRANSACTION",
    DEDICATED + ", TRANSACTION",
    "postgresql://postgres:p@db:5432/ava, NONE",
    "postgresql://postgres:p@db:6432/ava, NONE",
    "postgresql://postgres:p@db:6543/ava, TRANSACTION",
    "postgresql://postgres:p@db:6432/ava?prepareThreshold=0, TRANSACTION",
    "postgresql://postgres:p@db:6432/ava?pgbouncer=true, TRANSACTION",
    "postgresql://postgres:p@db:6432/ava?prepareThreshold=5, NONE"
  })
  void aPoolerIsRecognised(String url, Pooler pooler) {
    assertThat(routes(url, RouteSettings.USUAL).requests().pooler()).isEqualTo(pooler);
  }

  @ParameterizedTest
  @CsvSource({DIRECT + ", transaction, TRANSACTION", TRANSACTION + ", none, NONE"})
  void whatIsSaidOfAPoolerWins(String url, String said, Pooler pooler) {
    var settings = settings(Optional.of(said), Optional.empty(), Optional.empty());

    assertThat(routes(url, settings).requests().pooler()).isEqualTo(pooler);
  }

  @Test
  void migrationsGoRoundSupabasesTransactionPoolers() {
    assertThat(routes(TRANSACTION, RouteSettings.USUAL).migrations())
        .satisfies(
            way -> {
              assertThat(way.place()).isEqualTo("aws-0-eu.pooler.supabase.com:5432/postgres");
              assertThat(way.pooler()).isEqualTo(Pooler.SESSION);
              assertThat(way.owner()).isEqualTo(new Login("postgres.ref", "p"));
            });
    assertThat(routes(DEDICATED, RouteSettings.USUAL).migrations())
        .satisfies(
            way -> {
              assertThat(way.place()).isEqualTo("db.ref.supabase.co:5432/postgres");
              assertThat(way.pooler()).isEqualTo(Pooler.NONE);
            });
  }

  @Test
  void migrationsMayHaveAWayAndALoginOfTheirOwn() {
    var settings =
        new RouteSettings(
            Optional.empty(),
            Optional.of("/ca.crt"),
            Optional.of("postgresql://admin@db.example.org/ava"),
            Optional.of("unused"),
            Optional.of("secret"),
            Optional.empty());

    var way = routes(TRANSACTION, settings).migrations();

    assertThat(way.place()).isEqualTo("db.example.org:5432/ava");
    assertThat(way.owner()).isEqualTo(new Login("admin", "secret"));
    assertThat(way.parameter("sslrootcert")).contains("/ca.crt");
    assertThat(way.tlsMode()).isEqualTo("verify-full");
  }

  @Test
  void migrationsMayHaveOnlyALoginOfTheirOwn() {
    var settings =
        new RouteSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("admin"),
            Optional.of("secret"),
            Optional.empty());

    var routes = routes("postgresql://ava:p@db/ava", settings);

    assertThat(routes.migrations().owner()).isEqualTo(new Login("admin", "secret"));
    assertThat(routes.migrations().place()).isEqualTo("db:5432/ava");
    assertThat(routes.requests().owner()).isEqualTo(new Login("ava", "p"));
  }

  @Test
  void theLoginsDoNotDependOnWhoMigrates() {
    var url = "postgresql://ava:p@db/ava";
    var other =
        settings(
            Optional.empty(), Optional.of("postgresql://admin:secret@db/ava"), Optional.empty());
    var configuration = TestServer.settings(url);

    var usual = new Logins(routes(url, RouteSettings.USUAL), configuration);
    var separate = new Logins(routes(url, other), configuration);

    assertThat(separate.user()).isEqualTo(usual.user());
    assertThat(separate.service()).isEqualTo(usual.service());
    assertThat(separate.migrator()).isNotEqualTo(usual.migrator());
  }

  @Test
  void notificationsComeWhereASessionLasts() {
    var elsewhere =
        settings(
            Optional.empty(), Optional.empty(), Optional.of("postgresql://db.example.org/ava"));

    assertThat(routes(DIRECT, RouteSettings.USUAL).notifications()).isPresent();
    assertThat(routes(SESSION, RouteSettings.USUAL).notifications()).isPresent();
    assertThat(routes(TRANSACTION, RouteSettings.USUAL).notifications()).isEmpty();
    assertThat(routes(TRANSACTION, elsewhere).notifications().map(DatabaseAddress::place))
        .contains("db.example.org:5432/ava");
  }

  /// Fifteen for each login is what Supabase's smallest projects lend in session mode.
  @Test
  void twoNodesFitIntoASmallSessionPooler() {
    var listener = 1;

    assertThat(2 * Pooler.SESSION.userConnections()).isLessThan(15);
    assertThat(2 * (Pooler.SESSION.serviceConnections() + listener)).isLessThan(15);
  }

  @ParameterizedTest
  @CsvSource({
    DIRECT + ", require",
    SESSION + ", require",
    DIRECT + "?sslmode=verify-full, verify-full",
    "postgresql://db/ava, prefer",
    "postgresql://localhost/ava, disable",
    "postgresql://localhost/ava?sslmode=require, require"
  })
  void supabaseIsNeverSpokenToInTheClear(String url, String mode) {
    assertThat(routes(url, RouteSettings.USUAL).requests().tlsMode()).isEqualTo(mode);
  }

  @Test
  void aDotInARoleIsAProjectOnlyBehindAPooler() {
    var login = new Login(Login.USER, "p");

    assertThat(DatabaseAddressTest.parse(SESSION).user(login)).isEqualTo("ava_user.ref");
    assertThat(DatabaseAddressTest.parse("postgresql://ann.b:p@db/ava").user(login))
        .isEqualTo("ava_user");
  }

  @Test
  void theLoginThatMigratesKeepsItsName() {
    var address = DatabaseAddressTest.parse(SESSION);

    assertThat(address.user(address.owner())).isEqualTo("postgres.ref");
  }

  private static Routes routes(String url, RouteSettings settings) {
    return new Routes(new RemoteDatabase(TestServer.settings(url), settings), settings);
  }

  private static RouteSettings settings(
      Optional<String> pooler, Optional<String> migrationUrl, Optional<String> listenUrl) {
    return new RouteSettings(
        pooler, Optional.empty(), migrationUrl, Optional.empty(), Optional.empty(), listenUrl);
  }
}
