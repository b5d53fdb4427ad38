package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bootstrap.queue.Refusal;
import dev.ava.postgres.IsolationAttempt;
import dev.ava.postgres.IsolationAttempt.Outcome;
import dev.ava.postgres.IsolationAttempt.Verb;
import dev.ava.postgres.IsolationAttempt.Who;
import dev.ava.postgres.IsolationFault;
import dev.ava.postgres.IsolationFault.Kind;
import dev.ava.postgres.IsolationReport;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What people and programs read, and the exit code.
class IsolationCommandTest {
  private static final String PLACE = "db.example.org:5432/ava";
  private static final IsolationReport SOUND =
      new IsolationReport(
          PLACE,
          List.of(
              attempt("ava.messages", Who.OWNER, Verb.SELECT, Outcome.SEEN),
              attempt("ava.messages", Who.ANOTHER_USER, Verb.SELECT, Outcome.NO_ROW),
              attempt("ava.messages", Who.ANOTHER_USER, Verb.DELETE, Outcome.REFUSED),
              attempt("ava.inbox", Who.OWNER, Verb.SELECT, Outcome.IMPOSSIBLE),
              attempt("ava.inbox", Who.ANOTHER_USER, Verb.SELECT, Outcome.REFUSED)),
          List.of());

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aSoundDatabaseIsATableAndASentence() {
    assertThat(call(() -> SOUND)).isZero();
    assertThat(out.toString())
        .startsWith(
            """
            TABLE         its owner  another user  no claims  anonymous  ava_user  ava_service
            ava.inbox     .          -.
            ava.messages  1          0-
            """)
        .endsWith(
            PLACE
                + " keeps everybody's rows apart: 5 attempts on 2 tables, and not one succeeded.\n");
  }

  @Test
  void ofTheMomentsOfALoginTheWorstIsShown() {
    var report =
        new IsolationReport(
            PLACE,
            List.of(
                attempt("ava.inbox", Who.USER_LOGIN, Verb.SELECT, Outcome.REFUSED),
                attempt("ava.inbox", Who.USER_LOGIN_AFTER_ERROR, Verb.SELECT, Outcome.LEAK),
                attempt("ava.inbox", Who.USER_LOGIN_AFTER_COMMIT, Verb.SELECT, Outcome.LET_IN),
                attempt("ava.inbox", Who.SERVICE_LOGIN, Verb.SELECT, Outcome.LET_IN),
                attempt("ava.inbox", Who.SERVICE_LOGIN_AFTER_ERROR, Verb.SELECT, Outcome.REFUSED)),
            List.of());

    call(() -> report);

    assertThat(out.toString()).containsPattern("ava.inbox +! +\\+\n");
  }

  @Test
  void everyKindOfFaultIsExplained() {
    var report =
        new IsolationReport(
            PLACE,
            SOUND.attempts(),
            List.of(Kind.values()).stream()
                .map(kind -> new IsolationFault(kind, "ava.messages", "Case of " + kind + "."))
                .toList());

    assertThat(call(() -> report)).isEqualTo(1);
    assertThat(out.toString()).contains(PLACE + " DOES NOT keep everybody's rows apart");
    for (var kind : Kind.values()) {
      assertThat(out.toString())
          .containsSubsequence(kind.meaning(), "Case of " + kind + ".", kind.remedy());
    }
  }

  @Test
  void programsReadTheSameAsJson() throws Exception {
    var fault = new IsolationFault(Kind.UNKNOWN_TABLE, "ava.planted", "Nobody knows it.");
    var report = new IsolationReport(PLACE, SOUND.attempts(), List.of(fault));

    assertThat(call(() -> report, "--json")).isEqualTo(1);

    var json =
        JsonMapper.createDefault()
            .readValue(out.toString(), Argument.mapOf(String.class, Object.class));
    assertThat(json).containsEntry("database", PLACE).containsEntry("isolated", false);
    assertThat(String.valueOf(json.get("attempts")))
        .contains("{table=ava.messages, who=another_user, verb=select, outcome=no_row}");
    assertThat(String.valueOf(json.get("faults")))
        .contains("kind=unknown_table", "subject=ava.planted", "what=Nobody knows it.")
        .contains("meaning=" + fault.kind().meaning(), "remedy=" + fault.kind().remedy());
  }

  @Test
  void aRefusalIsOneSentence() {
    assertThat(
            call(
                () -> {
                  throw new Refusal("The schema is behind.");
                }))
        .isEqualTo(1);
    assertThat(err.toString()).isEqualTo("The schema is behind.\n");
    assertThat(out.toString()).isEmpty();
  }

  private static IsolationAttempt attempt(String table, Who who, Verb verb, Outcome outcome) {
    return new IsolationAttempt(table, who, verb, outcome);
  }

  private int call(Supplier<IsolationReport> proof, String... options) {
    var arguments = new ArrayList<>(List.of("isolation"));
    arguments.addAll(List.of(options));
    return ProveCommand.on(
            variables -> {
              throw new AssertionError("No queue is needed.");
            },
            proof)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }
}
