package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.shared.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a person may do with plain SQL to the own rows, and what not; what others may do to them is
/// for [IsolationProofTest].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IsolationTest {
  private FilledDatabase filled;

  @BeforeAll
  void fill() throws SQLException {
    filled = FilledDatabase.create();
  }

  @AfterAll
  void drop() throws SQLException {
    filled.close();
  }

  @Test
  void theOwnerSeesTheOwnRowsOfWhatIsForUsers() throws SQLException {
    try (var owner = filled.database().asAuthenticated(filled.owner())) {
      for (var table :
          List.of(
              "ava.accounts",
              "ava.avatars",
              "ava.messages",
              "ava.user_preferences",
              "ava.whatsapp_identities")) {
        assertThat(seen(owner, table)).as(table).isEqualTo("1");
      }
    }
  }

  @Test
  void nobodyButTheServiceSeesPasswordsAndSessions() throws SQLException {
    try (var owner = filled.database().asAuthenticated(filled.owner())) {
      for (var table : List.of("auth.users", "ava.auth_sessions", "ava.auth_refresh_tokens")) {
        assertThat(seen(owner, table)).as(table).isEqualTo(Tried.REFUSED);
      }
    }
  }

  @Test
  void aUserLearnsWhetherTheyAreKnownAndOfNobodyElse() throws Exception {
    var database = filled.database();
    var known = "select cast(ava.knows_caller() as text)";
    try (var stranger = asStranger();
        var nobody = database.asAuthenticated(new UserId(UUID.randomUUID()));
        var anonymous = database.scoped(database.userLogin(), "anon", "{\"role\":\"anon\"}");
        var login = database.asUserLogin();
        var superuser = database.superuser()) {
      assertThat(Sql.text(stranger, known)).isEqualTo("true");
      assertThat(Sql.text(nobody, known)).isEqualTo("false");
      assertThat(Outcome.of(anonymous, known)).isEqualTo("refused " + Sql.NOT_ALLOWED);
      assertThat(Outcome.of(login, known)).isEqualTo("refused " + Sql.NOT_ALLOWED);
      assertThat(
              Sql.text(
                  superuser,
                  "select string_agg(cast(p.oid as regprocedure) || array_to_string(p.proconfig, ' '), ',') from pg_proc p where p.prosecdef and p.pronamespace = cast('ava' as regnamespace)"))
          .isEqualTo("ava.knows_caller()search_path=\"\"");
    }
  }

  @Test
  void aUserMakesNoProof() throws SQLException {
    var proof = "whatsapp_phone = '+9779800000009', whatsapp_linked_at = now()";
    var noClaim = "pending_phone = null, link_code = null, link_code_expires_at = null";
    try (var linking = filled.database().asAuthenticated(filled.linking());
        var stranger = asStranger()) {
      assertThat(
              Tried.outcome(
                  linking, "update ava.user_preferences set %s, %s".formatted(proof, noClaim)))
          .isEqualTo(Tried.REFUSED);
      assertThat(
              Tried.outcome(
                  stranger,
                  """
                  insert into ava.user_preferences (user_id, whatsapp_phone, whatsapp_linked_at)
                  values (?, '+9779800000009', now())
                  """,
                  filled.stranger().value()))
          .isEqualTo(Tried.REFUSED);
      assertThat(
              Tried.outcome(
                  stranger,
                  "insert into ava.whatsapp_identities values ('phone', '+9779800000009', ?)",
                  filled.stranger().value()))
          .isEqualTo(Tried.REFUSED);
    }
  }

  @Test
  void aUserChangesNeitherTierNorState() throws SQLException {
    try (var owner = filled.database().asAuthenticated(filled.owner());
        var stranger = asStranger()) {
      assertThat(Tried.outcome(owner, "update ava.accounts set tier = 'advanced'"))
          .isEqualTo(Tried.REFUSED);
      assertThat(Tried.outcome(owner, "update ava.accounts set active = true"))
          .isEqualTo(Tried.REFUSED);
      assertThat(
              Tried.outcome(
                  stranger,
                  "insert into ava.accounts values (?, 'advanced', true, now())",
                  filled.stranger().value()))
          .isEqualTo(Tried.REFUSED);
    }
  }

  @Test
  void aUserGivesAwayNoRow() throws SQLException {
    try (var owner = filled.database().asAuthenticated(filled.owner())) {
      assertThat(
              Tried.outcome(owner, "update ava.avatars set user_id = ?", filled.stranger().value()))
          .isEqualTo(Tried.REFUSED);
    }
  }

  @Test
  void noLoginTakesOnWhatItIsNotMeantToBe() throws SQLException {
    var superuser = filled.database().address().owner().role();
    try (var user = filled.database().asUserLogin();
        var service = filled.database().asServiceLogin();
        var stranger = asStranger()) {
      for (var role : List.of("service_role", TestPostgres.migrator(), superuser, "ava_service")) {
        assertThat(Tried.outcome(user, "set role " + role)).isEqualTo(Tried.REFUSED);
        assertThat(Tried.outcome(stranger, "set role " + role)).isEqualTo(Tried.REFUSED);
      }
      for (var role : List.of("authenticated", TestPostgres.migrator(), superuser, "ava_user")) {
        assertThat(Tried.outcome(service, "set role " + role)).isEqualTo(Tried.REFUSED);
      }
      assertThat(Tried.outcome(user, "set session authorization ava_service"))
          .isEqualTo(Tried.REFUSED);
    }
  }

  @Test
  void theHistoriesOfTheMigrationsAreNobodysBusiness() throws SQLException {
    try (var stranger = asStranger()) {
      assertThat(seen(stranger, "ava_migrations.schema_history")).isEqualTo(Tried.REFUSED);
      if (!TestPostgres.isSupabaseLayout()) {
        assertThat(seen(stranger, "ava_platform.schema_history")).isEqualTo(Tried.REFUSED);
      }
    }
  }

  @Test
  void forgedClaimsAreAnError() throws SQLException {
    var database = filled.database();
    for (var claims : List.of("{\"sub\":\"1 or 1=1\"}", "{\"sub\":\"\"}", "not json", "[]", "{}")) {
      try (var forged = database.scoped(database.userLogin(), "authenticated", claims)) {
        assertThat(seen(forged, "ava.messages")).as(claims).isIn("0", "refused 22P02");
      }
    }
  }

  private Connection asStranger() throws SQLException {
    UserId stranger = filled.stranger();
    return filled.database().asAuthenticated(stranger);
  }

  private static String seen(Connection connection, String table) {
    try {
      return Sql.text(connection, "select count(*) from " + table);
    } catch (SQLException e) {
      return "refused " + e.getSQLState();
    }
  }
}
