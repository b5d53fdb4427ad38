package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.shared.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What one user can do to another with plain SQL, in every table that there is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IsolationTest {
  private static final Set<String> HARMLESS = Set.of("0 rows", "refused " + Sql.NOT_ALLOWED);

  private FilledDatabase filled;

  @BeforeAll
  void fill() throws SQLException {
    filled = FilledDatabase.create();
  }

  @AfterAll
  void drop() throws SQLException {
    filled.close();
  }

  List<String> tables() throws SQLException {
    try (var superuser = filled.database().superuser()) {
      return Catalogue.tables(superuser);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableHoldsRowsToBeStolen(String table) throws SQLException {
    try (var superuser = filled.database().superuser()) {
      assertThat(count(superuser, table)).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void anotherUserSeesNoRow(String table) throws SQLException {
    try (var stranger = asStranger()) {
      assertThat(seen(stranger, table)).isIn("0", "refused " + Sql.NOT_ALLOWED);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void anotherUserInsertsNoRow(String table) throws SQLException {
    try (var superuser = filled.database().superuser();
        var stranger = asStranger()) {
      for (var row : rows(superuser, table)) {
        var outcome =
            Sql.outcome(
                stranger,
                "insert into %s overriding system value select * from json_populate_record(cast(null as %s), cast(? as json))"
                    .formatted(table, table),
                row);

        assertThat(outcome).isEqualTo("refused " + Sql.NOT_ALLOWED);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void anotherUserUpdatesNoColumn(String table) throws SQLException {
    try (var superuser = filled.database().superuser();
        var stranger = asStranger()) {
      var before = rows(superuser, table);
      for (var column : Catalogue.writableColumns(superuser, table)) {
        assertThat(Sql.outcome(stranger, "update %s set %s = %s".formatted(table, column, column)))
            .as(column)
            .isIn(HARMLESS);
        assertThat(Sql.outcome(stranger, "update %s set %s = null".formatted(table, column)))
            .as(column)
            .isIn(HARMLESS);
      }
      assertThat(rows(superuser, table)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void anotherUserDeletesNoRow(String table) throws SQLException {
    try (var superuser = filled.database().superuser();
        var stranger = asStranger()) {
      var before = rows(superuser, table);

      assertThat(Sql.outcome(stranger, "delete from " + table)).isIn(HARMLESS);
      assertThat(Sql.outcome(stranger, "truncate " + table + " cascade"))
          .isEqualTo("refused " + Sql.NOT_ALLOWED);
      assertThat(rows(superuser, table)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void whoeverHasNotSignedInReachesNoTable(String table) throws SQLException {
    var database = filled.database();
    try (var anonymous = database.scoped(database.userLogin(), "anon", "{\"role\":\"anon\"}")) {
      assertThat(seen(anonymous, table)).isEqualTo("refused " + Sql.NOT_ALLOWED);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aLoginWithoutARoleReachesNoTable(String table) throws SQLException {
    try (var user = filled.database().asUserLogin();
        var service = filled.database().asServiceLogin()) {
      for (var login : List.of(user, service)) {
        assertThat(seen(login, table)).isEqualTo("refused " + Sql.NOT_ALLOWED);
        assertThat(Sql.outcome(login, "delete from " + table))
            .isEqualTo("refused " + Sql.NOT_ALLOWED);
      }
    }
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
        assertThat(seen(owner, table)).as(table).isEqualTo("refused " + Sql.NOT_ALLOWED);
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
      assertThat(Sql.outcome(anonymous, known)).isEqualTo("refused " + Sql.NOT_ALLOWED);
      assertThat(Sql.outcome(login, known)).isEqualTo("refused " + Sql.NOT_ALLOWED);
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
              Sql.outcome(
                  linking, "update ava.user_preferences set %s, %s".formatted(proof, noClaim)))
          .isEqualTo("refused " + Sql.NOT_ALLOWED);
      assertThat(
              Sql.outcome(
                  stranger,
                  """
                  insert into ava.user_preferences (user_id, whatsapp_phone, whatsapp_linked_at)
                  values (?, '+9779800000009', now())
                  """,
                  filled.stranger().value()))
          .isEqualTo("refused " + Sql.NOT_ALLOWED);
      assertThat(
              Sql.outcome(
                  stranger,
                  "insert into ava.whatsapp_identities values ('phone', '+9779800000009', ?)",
                  filled.stranger().value()))
          .isEqualTo("refused " + Sql.NOT_ALLOWED);
    }
  }

  @Test
  void aUserChangesNeitherTierNorState() throws SQLException {
    try (var owner = filled.database().asAuthenticated(filled.owner());
        var stranger = asStranger()) {
      assertThat(Sql.outcome(owner, "update ava.accounts set tier = 'advanced'"))
          .isEqualTo("refused " + Sql.NOT_ALLOWED);
      assertThat(Sql.outcome(owner, "update ava.accounts set active = true"))
          .isEqualTo("refused " + Sql.NOT_ALLOWED);
      assertThat(
              Sql.outcome(
                  stranger,
                  "insert into ava.accounts values (?, 'advanced', true, now())",
                  filled.stranger().value()))
          .isEqualTo("refused " + Sql.NOT_ALLOWED);
    }
  }

  @Test
  void aUserGivesAwayNoRow() throws SQLException {
    try (var owner = filled.database().asAuthenticated(filled.owner())) {
      assertThat(
              Sql.outcome(owner, "update ava.avatars set user_id = ?", filled.stranger().value()))
          .isEqualTo("refused " + Sql.NOT_ALLOWED);
    }
  }

  @Test
  void noLoginTakesOnWhatItIsNotMeantToBe() throws SQLException {
    var superuser = filled.database().address().owner().role();
    try (var user = filled.database().asUserLogin();
        var service = filled.database().asServiceLogin();
        var stranger = asStranger()) {
      for (var role : List.of("service_role", "ava_migrator", superuser, "ava_service")) {
        assertThat(Sql.outcome(user, "set role " + role)).isEqualTo("refused " + Sql.NOT_ALLOWED);
        assertThat(Sql.outcome(stranger, "set role " + role))
            .isEqualTo("refused " + Sql.NOT_ALLOWED);
      }
      for (var role : List.of("authenticated", "ava_migrator", superuser, "ava_user")) {
        assertThat(Sql.outcome(service, "set role " + role))
            .isEqualTo("refused " + Sql.NOT_ALLOWED);
      }
      assertThat(Sql.outcome(user, "set session authorization ava_service"))
          .isEqualTo("refused " + Sql.NOT_ALLOWED);
    }
  }

  @Test
  void theHistoriesOfTheMigrationsAreNobodysBusiness() throws SQLException {
    try (var stranger = asStranger()) {
      for (var table : List.of("ava_platform.schema_history", "ava_migrations.schema_history")) {
        assertThat(seen(stranger, table)).as(table).isEqualTo("refused " + Sql.NOT_ALLOWED);
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

  private static long count(Connection connection, String table) throws SQLException {
    return Long.parseLong(Sql.text(connection, "select count(*) from " + table));
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    return new ArrayList<>(
        Sql.texts(
            connection,
            "select row_to_json(t) from " + table + " t order by row_to_json(t)::text"));
  }
}
