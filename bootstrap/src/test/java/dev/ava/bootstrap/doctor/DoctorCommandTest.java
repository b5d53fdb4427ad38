package dev.ava.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Question;
import dev.ava.domain.diagnosis.Verdict;
import dev.ava.domain.diagnosis.usecase.Diagnose;
import dev.ava.domain.shared.Caller;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorCommandTest {
  private static final Finding BANNED =
      Finding.failed(
              Check.NUMBER_STATUS,
              "The number +1 555-078-3881 is BANNED.",
              "Meta has banned the number for breaking a policy.",
              "Read the notice in WhatsApp Manager and ask for a review there.")
          .by(URI.create("https://developers.facebook.com/documentation/"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Diagnose.Command> asked = new ArrayList<>();
  private final AtomicInteger closed = new AtomicInteger();
  private final List<Finding> findings =
      new ArrayList<>(
          Arrays.stream(Check.values())
              .map(check -> Finding.ok(check, "It is so.", "It is good."))
              .toList());

  @Test
  void allIsWell() {
    assertThat(run()).isZero();

    assertThat(out.toString())
        .contains(
            """
            Can it receive?      yes
            Can it send?         yes
            Can people sign in?  yes
            May it scale?        yes
            Is it isolated?      yes
            """)
        .contains("read-only");
    assertThat(closed).hasValue(1);
  }

  @Test
  void whatFailsIsSaidWithWhatItMeansAndHowToMendIt() {
    find(BANNED);
    find(Finding.warning(Check.TOKEN_TYPE, "Of a person.", "It ends.", "Issue another."));

    assertThat(run()).isEqualTo(1);

    assertThat(out.toString())
        .contains("Can it receive?      NO       1 failed")
        .contains("Can it send?         NO       1 failed, 1 to mend")
        .contains(
            """
            FAILED     meta.number.status   the number's connection
                       seen     The number +1 555-078-3881 is BANNED.
                       means    Meta has banned the number for breaking a policy.
                       to mend  Read the notice in WhatsApp Manager and ask for a review there.
                       source   https://developers.facebook.com/documentation/
            """)
        .contains("FAILED     meta.number.status   (told above)");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void whatSaysTheSameIsSaidOnce() {
    for (var check : List.of(Check.TOKEN, Check.TOKEN_EXPIRY)) {
      find(Finding.unknown(check, "Nobody answers.", "Who knows.", "See meta.graph."));
    }

    run();

    assertThat(out.toString())
        .contains(
            """
            UNKNOWN    meta.token   the access token
            UNKNOWN    meta.token.expiry   how long the token lasts
                       seen     Nobody answers.
                       means    Who knows.
                       to mend  See meta.graph.
            """)
        .containsOnlyOnce("Nobody answers.");
  }

  @Test
  void whatIsMendedInAnotherWayIsToldApart() {
    var page = URI.create("https://developers.facebook.com/documentation/");
    find(Finding.unknown(Check.TOKEN, "Nobody answers.", "Who knows.", "See meta.graph."));
    find(Finding.unknown(Check.TOKEN_TYPE, "Nobody answers.", "Who knows.", "Ask again."));
    find(
        Finding.unknown(Check.TOKEN_EXPIRY, "Nobody answers.", "Who knows.", "Ask again.")
            .by(page));

    run();

    assertThat(out.toString())
        .contains(
            """
            UNKNOWN    meta.token   the access token
                       seen     Nobody answers.
                       means    Who knows.
                       to mend  See meta.graph.

            UNKNOWN    meta.token.expiry   how long the token lasts
                       seen     Nobody answers.
                       means    Who knows.
                       to mend  Ask again.
                       source   https://developers.facebook.com/documentation/

            UNKNOWN    meta.token.type   whose token it is
                       seen     Nobody answers.
                       means    Who knows.
                       to mend  Ask again.
            """);
  }

  @Test
  void whatWasToldAboveStandsAtTheEndAndInNoGroup() {
    find(BANNED);
    find(Finding.warning(Check.TOKEN_TYPE, "Of a person.", "It ends.", "Issue another."));

    run();

    var sending = out.toString().split("Can it send\\? NO\n-+\n")[1].split("\n\nCan people")[0];
    assertThat(sending)
        .startsWith("\nWARNING    meta.token.type   whose token it is\n           seen     Of a")
        .contains(
            "           seen     It is so.\n\nFAILED     meta.number.status   (told above)\n");
    assertThat(sending.substring(sending.indexOf("FAILED")).lines())
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.endsWith("(told above)"));
  }

  @Test
  void aWarningAloneIsNoFailure() {
    find(Finding.warning(Check.TOKEN_TYPE, "Of a person.", "It ends.", "Issue another."));

    assertThat(run()).isZero();
  }

  @Test
  void whatIsNotKnownIsNotWell() {
    find(Finding.unknown(Check.TOKEN, "Meta does not say.", "Who knows.", "Ask again."));

    assertThat(run()).isEqualTo(1);
    assertThat(out.toString()).contains("Can it send?         unknown  1 unknown");
  }

  @Test
  void aProgramGetsTheSameAsJson() throws IOException {
    find(BANNED);

    assertThat(run("--json")).isEqualTo(1);

    var report = JsonMapper.createDefault().readValue(out.toString(), JsonNode.class);
    assertThat(report.get("well").getBooleanValue()).isFalse();
    assertThat(report.get("verdicts").size()).isEqualTo(5);
    var worst = report.get("verdicts").get(1).get("checks").get(0);
    assertThat(worst.get("id").getStringValue()).isEqualTo("meta.number.status");
    assertThat(worst.get("level").getStringValue()).isEqualTo("failed");
    assertThat(worst.get("source").getStringValue()).startsWith("https://");
  }

  @Test
  void nothingIsSentUnlessItIsAskedFor() {
    run();
    run("--roundtrip");

    assertThat(asked)
        .containsExactly(
            new Diagnose.Command(Caller.Service.OPERATOR, false),
            new Diagnose.Command(Caller.Service.OPERATOR, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--sideways", "again"})
  void aWrongCallIsTold(String argument) {
    assertThat(run(argument)).isEqualTo(2);
    assertThat(err.toString()).contains(argument).contains("--roundtrip");
    assertThat(asked).isEmpty();
  }

  private void find(Finding finding) {
    findings.removeIf(each -> each.check() == finding.check());
    findings.add(finding);
  }

  private int run(String... arguments) {
    return DoctorCommand.on(() -> new Doctor(this::diagnose, closed::incrementAndGet))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private Diagnose.Outcome diagnose(Diagnose.Command command) {
    asked.add(command);
    return new Diagnose.Outcome(
        Instant.parse("2026-11-20T12:00:00Z"),
        command.isRoundTrip(),
        Arrays.stream(Question.values()).map(question -> Verdict.on(question, findings)).toList());
  }
}
