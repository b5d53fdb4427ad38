package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What migrations do with the passwords of the logins, on a server that lets everybody in, as some
/// do on loopback.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PasswordsTest {
  private static final String VERIFIERS =
      "select rolpassword from pg_authid where rolname like 'ava\\_%' order by rolname";

  private final OwnServer server = OwnServer.start();
  private final TestDatabase database = new TestDatabase(server.address(), "postgres");

  @BeforeEach
  void makeRight() {
    migrate();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Test
  void theyAreSetWhereNobodyIsAskedForOne() throws SQLException {
    assertThat(verifiers()).hasSize(3).allSatisfy(kept -> assertThat(kept).startsWith("SCRAM-"));
  }

  @Test
  void thoseThatAreRightStayAsTheyAre() throws SQLException {
    var before = verifiers();

    migrate();

    assertThat(verifiers()).isEqualTo(before);
  }

  @Test
  void oneThatIsWrongIsSet() throws SQLException {
    var login = Login.derived(Login.USER, database.address().owner());
    execute("alter role ava_user password 'another'");

    migrate();

    assertThat(verifier(Login.USER))
        .matches(kept -> ScramVerifier.isOf(kept, login.password()))
        .matches(kept -> !ScramVerifier.isOf(kept, "another"));
  }

  @Test
  void oneThatIsMissingIsSet() throws SQLException {
    execute("alter role ava_service password null");

    migrate();

    assertThat(verifier(Login.SERVICE)).startsWith("SCRAM-");
  }

  @Test
  void oneThatIsKeptInAnOldFormIsSet() throws SQLException {
    execute("set password_encryption = 'md5'; alter role ava_user password 'another'");

    migrate();

    assertThat(verifier(Login.USER)).startsWith("SCRAM-");
  }

  private void migrate() {
    TestServer.migrate(database.url());
  }

  private void execute(String sql) throws SQLException {
    try (var superuser = database.superuser()) {
      Sql.execute(superuser, sql);
    }
  }

  private List<String> verifiers() throws SQLException {
    try (var superuser = database.superuser()) {
      return Sql.texts(superuser, VERIFIERS);
    }
  }

  private String verifier(String role) throws SQLException {
    try (var superuser = database.superuser()) {
      return Sql.text(superuser, "select rolpassword from pg_authid where rolname = ?", role);
    }
  }
}
