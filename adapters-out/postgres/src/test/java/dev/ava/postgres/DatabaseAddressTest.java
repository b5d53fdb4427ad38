package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.InvalidValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://ava:secret@db.example.org:6432/ava      | db.example.org | 6432 | ava | ava | secret
          postgres://ava:secret@db.example.org:6432/ava        | db.example.org | 6432 | ava | ava | secret
          jdbc:postgresql://db:6432/ava?user=ava&password=p%26 | db | 6432 | ava | ava | p&
          postgresql://ava:secret@db/ava                       | db | 5432 | ava | ava | secret
          postgresql://ava:secret@my_db/ava                    | my_db | 5432 | ava | ava | secret
          postgresql://ava:secret@[::1]:6432/ava               | ::1 | 6432 | ava | ava | secret
          postgresql://db/ava                                  | db | 5432 | ava | named | elsewhere
          postgresql://ava@db/ava                              | db | 5432 | ava | ava | elsewhere
          postgresql://postgres.abc:secret@pooler:6543/my%20db | pooler | 6543 | my db | postgres.abc | secret
          postgresql://a%40b:p%40%3A%2F%3F%23%5B%5D%25@db/ava  | db | 5432 | ava | a@b | p@:/?#[]%
          postgresql://ava:a+b:c@db/ava                        | db | 5432 | ava | ava | a+b:c
          postgresql://ava:sch%C3%B6n@db/ava                   | db | 5432 | ava | ava | schön
          postgresql://ava:'$!*()@db/ava                       | db | 5432 | ava | ava | '$!*()
          """,
      quoteCharacter = '`')
  void aUrlNamesEverything(
      String url, String host, int port, String database, String user, String password) {
    var address = DatabaseAddress.parse(url, Optional.of("named"), Optional.of("elsewhere"));

    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.database()).isEqualTo(database);
    assertThat(address.owner()).isEqualTo(new Login(user, password));
  }

  @Test
  void withoutAUserItIsPostgres() {
    assertThat(parse("postgresql://db/ava").owner()).isEqualTo(new Login("postgres", ""));
  }

  @Test
  void parametersAreKeptWithoutTheLogin() {
    var address =
        parse(
            "postgresql://db/ava?sslmode=verify-full&sslrootcert=/etc/ca.crt&user=u&password=secret");

    assertThat(address.parameters())
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslrootcert", "/etc/ca.crt")
        .doesNotContainKeys("user", "password", "PGHOST", "PGPORT", "PGDBNAME");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://db/ava, jdbc:postgresql://db:5432/ava",
    "postgresql://[fd00::1]/ava, jdbc:postgresql://[fd00::1]:5432/ava",
    "postgresql://db/my%2Fdb, jdbc:postgresql://db:5432/my%2Fdb"
  })
  void jdbcReachesTheSame(String url, String jdbc) {
    assertThat(parse(url).jdbcUrl()).isEqualTo(jdbc);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "mysql://ava:hunter2@db/ava",
        "postgresql:/ava:hunter2@db/ava",
        "postgresql://ava:hunter2@db",
        "postgresql://ava:hunter2@db/",
        "postgresql://ava:hunter2@/ava",
        "postgresql://ava:hunter2@db:port/ava",
        "postgresql://ava:hunter2@db:0/ava",
        "postgresql://ava:hunter2@db:65536/ava",
        "postgresql://ava:hunter2@db:99999999999/ava",
        "postgresql://ava:hunter2@one,two/ava",
        "postgresql://ava:hunter2@db/ava/more",
        "postgresql://ava:hunter2@db/ava#more",
        "postgresql://ava:hunter2@home@db/ava",
        "postgresql://ava:hunter2/@db/ava",
        "postgresql://ava:hunter2?@db/ava",
        "postgresql://ava:hunter2%@db/ava",
        "postgresql://ava:hunter2%zz@db/ava",
        "postgresql://db/ava?password=hunter2%zz",
        " postgresql://ava:hunter2@db/ava",
        "jdbc:postgresql:ava?password=hunter2"
      })
  void whatIsNoUrlIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> parse(url))
        .isInstanceOf(InvalidValue.class)
        .hasNoCause()
        .message()
        .contains("DATABASE_URL looks like")
        .doesNotContain("hunter2");
  }

  @Test
  void nothingPrintsAPassword() {
    var address = parse("postgresql://ava:hunter2@db/ava?password=hunter2");

    assertThat(address.toString()).isEqualTo("DatabaseAddress[db:5432/ava]");
    assertThat(address.owner().toString()).isEqualTo("Login[ava]");
    assertThat(address.jdbcUrl()).doesNotContain("hunter2");
    assertThat(TestLoops.connections().options(address, address.owner(), "require").toString())
        .doesNotContain("hunter2");
  }

  static DatabaseAddress parse(String url) {
    return DatabaseAddress.parse(url, Optional.empty(), Optional.empty());
  }
}
