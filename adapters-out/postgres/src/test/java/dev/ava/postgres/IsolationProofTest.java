package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ava.postgres.IsolationAttempt.Outcome;
import dev.ava.postgres.IsolationAttempt.Who;
import dev.ava.postgres.IsolationFault.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole proof, with the logins and the pools that Ava uses.
final class IsolationProofTest {
  private FilledDatabase filled;
  private PostgresStore store;

  @BeforeEach
  void start() throws SQLException {
    filled = FilledDatabase.create();
    store =
        PostgresStore.on(
            filled.database(),
            Map.of("ava.database.user-connections", 1, "ava.database.service-connections", 1));
  }

  @AfterEach
  void stop() throws SQLException {
    store.close();
  }

  @Test
  void onTheSchemaAsItIsEverythingIsTriedAndNothingFound() {
    var report = store.bean(IsolationProof.class).run();

    assertThat(report.faults()).isEmpty();
    assertThat(report.isIsolated()).isTrue();
    for (var table : KnownTables.ALL) {
      for (var who : Who.values()) {
        assertThat(outcomes(report, table.name(), who)).as(table.name() + who).isNotEmpty();
      }
    }
    assertThat(report.attempts())
        .extracting(IsolationAttempt::outcome)
        .doesNotContain(Outcome.LEAK, Outcome.NOT_TRIED);
    assertThat(outcomes(report, "ava.messages", Who.OWNER))
        .containsExactly(Outcome.SEEN, Outcome.REFUSED);
    assertThat(outcomes(report, "ava.avatars", Who.ANOTHER_USER))
        .containsExactly(
            Outcome.NO_ROW,
            Outcome.NO_ROW,
            Outcome.REFUSED,
            Outcome.NO_ROW,
            Outcome.REFUSED,
            Outcome.REFUSED,
            Outcome.REFUSED,
            Outcome.REFUSED);
    assertThat(outcomes(report, "ava.inbox", Who.USER_LOGIN_AFTER_ERROR))
        .hasSize(5)
        .containsOnly(Outcome.REFUSED);
  }

  @Test
  void itLeavesEverythingAsItWas() throws SQLException {
    plant("alter policy avatars_update on ava.avatars using (true)");
    plant("create policy planted on ava.messages for delete to authenticated using (true)");
    plant("grant delete on ava.messages to authenticated");
    plant("grant usage on schema ava to ava_user");
    plant("grant all on ava.inbox to ava_user");
    var before = content();

    assertThat(store.bean(IsolationProof.class).run().isIsolated()).isFalse();

    assertThat(content()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ava_user", "ava_service"})
  void aRightOfALoginItselfIsTriedAndFound(String login) throws SQLException {
    plant("grant usage on schema ava to " + login);
    plant("grant insert, delete on ava.stranger_notices to " + login);

    var found = store.bean(IsolationProof.class).run().faults();

    assertThat(found)
        .extracting(IsolationFault::what)
        .contains(
            "The login %s without a role is let in to delete rows of ava.stranger_notices, and only found none."
                .formatted(login));
  }

  @Test
  void aLoginThatSeesRowsByItselfIsFound() throws SQLException {
    plant("grant usage on schema ava to ava_user");
    plant("grant select on ava.messages to ava_user");
    plant("create policy planted on ava.messages to ava_user using (true)");

    assertThat(store.bean(IsolationProof.class).run().faults())
        .extracting(IsolationFault::what)
        .contains("The login ava_user without a role can read rows of ava.messages.");
  }

  @Test
  void claimsThatTheLoginStartsWithAreFound() throws SQLException {
    plant(
        "alter role ava_user in database %s set request.jwt.claims = '{\"sub\":\"x\"}'"
            .formatted(filled.database().name()));
    plant(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ava_user' and datname = current_database()");

    assertThat(store.bean(IsolationProof.class).run().faults())
        .extracting(IsolationFault::kind, IsolationFault::what)
        .contains(
            tuple(Kind.SURVIVES, "ava_user starts with a setting of request.jwt.claims."),
            tuple(Kind.SURVIVES, "The login ava_user without a role is still {\"sub\":\"x\"}."));
  }

  /// What set role for the session would do.
  @Test
  void aScopeThatOutlivesItsTransactionIsFound() {
    var forTheSession =
        new Scope(Scope.STATEMENT.replace("true", "false"), store.bean(TimeLimits.class));
    var proof =
        new IsolationProof(
            store.bean(Routes.class), store.bean(CallerConnections.class), forTheSession);

    var found = proof.run().faults();

    assertThat(found)
        .filteredOn(fault -> fault.kind() == Kind.SURVIVES)
        .extracting(IsolationFault::what)
        .anyMatch(
            what ->
                what.startsWith("The login ava_user after a transaction is still authenticated"))
        .anyMatch(
            what ->
                what.startsWith("The login ava_service after a transaction is still service_role"));
    assertThat(found)
        .extracting(IsolationFault::what)
        .contains(
            "The login ava_user after a transaction is let in to read rows of ava.messages, and only found none.",
            "The login ava_service after a transaction can read rows of ava.inbox.");
  }

  @Test
  void aDatabaseThatIsGoneIsSaidInOneSentence() throws SQLException {
    var proof = store.bean(IsolationProof.class);
    filled.close();

    assertThatThrownBy(proof::run)
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining(filled.database().name() + " refused: ");
  }

  private static List<Outcome> outcomes(IsolationReport report, String table, Who who) {
    return report.attempts().stream()
        .filter(attempt -> attempt.table().equals(table) && attempt.who() == who)
        .map(IsolationAttempt::outcome)
        .toList();
  }

  private void plant(String gap) throws SQLException {
    try (var superuser = filled.database().superuser()) {
      Sql.execute(superuser, gap);
    }
  }

  private List<List<String>> content() throws SQLException {
    try (var superuser = filled.database().superuser()) {
      var content = new ArrayList<List<String>>();
      content.add(
          Sql.texts(
              superuser,
              "select concat_ws(' ', sequencename, last_value) from pg_sequences where schemaname = 'ava' order by 1"));
      for (var table : KnownTables.ALL) {
        content.add(
            Sql.texts(
                superuser,
                "select cast(row_to_json(t) as text) from %s t order by 1"
                    .formatted(table.name())));
      }
      return content;
    }
  }
}
