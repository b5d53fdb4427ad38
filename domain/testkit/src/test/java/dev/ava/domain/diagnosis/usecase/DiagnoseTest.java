package dev.ava.domain.diagnosis.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Level;
import dev.ava.domain.diagnosis.Question;
import dev.ava.domain.diagnosis.Secrets;
import dev.ava.domain.diagnosis.Verdict;
import dev.ava.domain.diagnosis.Verdict.Answer;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.domain.shared.Caller;
import dev.ava.testkit.FakeClock;
import dev.ava.testkit.FakeExaminer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DiagnoseTest {
  private static final Duration LONGEST = Duration.ofMillis(400);

  @Test
  void everyQuestionIsAnsweredInItsOrder() {
    var outcome = diagnose(FakeExaminer.finding(ok(Check.TOKEN)));

    assertThat(outcome.verdicts()).extracting(Verdict::question).containsExactly(Question.values());
    assertThat(answer(outcome, Question.CAN_SEND)).isEqualTo(Answer.YES);
    assertThat(answer(outcome, Question.IS_ISOLATED)).isEqualTo(Answer.UNKNOWN);
    assertThat(outcome.isWell()).isFalse();
  }

  @Test
  void allIsWellWhenEveryAnswerIsYes() {
    var all =
        Arrays.stream(Check.values())
            .<Examiner>map(check -> FakeExaminer.finding(ok(check)))
            .toArray(Examiner[]::new);

    assertThat(diagnose(all).isWell()).isTrue();
  }

  @Test
  void aFindingThatBearsOnTwoQuestionsIsInBothVerdicts() {
    var outcome = diagnose(FakeExaminer.finding(failed(Check.NUMBER_STATUS, "Banned.")));

    assertThat(answer(outcome, Question.CAN_SEND)).isEqualTo(Answer.NO);
    assertThat(answer(outcome, Question.CAN_RECEIVE)).isEqualTo(Answer.NO);
  }

  @Test
  void anExaminerThatThrowsHurtsNobodyElse() {
    var outcome =
        diagnose(
            FakeExaminer.finding(ok(Check.TOKEN)),
            new FakeExaminer(
                Set.of(Check.GRAPH, Check.TOKEN_EXPIRY),
                terms -> {
                  throw new IllegalStateException("canary");
                }));

    assertThat(findings(outcome, Question.CAN_SEND))
        .extracting(Finding::check, Finding::level)
        .containsExactlyInAnyOrder(
            tuple(Check.GRAPH, Level.UNKNOWN),
            tuple(Check.TOKEN_EXPIRY, Level.UNKNOWN),
            tuple(Check.TOKEN, Level.OK));
    assertThat(findings(outcome, Question.CAN_SEND).getFirst().seen())
        .contains("IllegalStateException")
        .doesNotContain("canary");
  }

  @Test
  @Timeout(10)
  void anExaminerThatIsTooSlowIsNotWaitedForEvenIfItDoesNotListen() {
    var never = new CountDownLatch(1);
    var outcome =
        diagnose(
            FakeExaminer.finding(ok(Check.TOKEN)),
            new FakeExaminer(
                Set.of(Check.GRAPH),
                terms -> {
                  while (never.getCount() > 0) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                  }
                  return List.of(ok(Check.GRAPH));
                }));

    assertThat(findings(outcome, Question.CAN_SEND))
        .extracting(Finding::level)
        .containsExactly(Level.UNKNOWN, Level.OK);
    assertThat(findings(outcome, Question.CAN_SEND).getFirst().seen()).contains("too long");
    never.countDown();
  }

  @Test
  @Timeout(10)
  void examinersWorkBesideEachOther() {
    var both = new CountDownLatch(2);
    Examiner[] waiting =
        List.of(Check.GRAPH, Check.TOKEN).stream()
            .<Examiner>map(
                check ->
                    new FakeExaminer(
                        Set.of(check),
                        terms -> {
                          both.countDown();
                          await(both);
                          return List.of(ok(check));
                        }))
            .toArray(Examiner[]::new);

    assertThat(findings(diagnose(waiting), Question.CAN_SEND))
        .extracting(Finding::level)
        .containsOnly(Level.OK);
  }

  @Test
  void aCheckOnWhichNothingIsSaidIsUnknown() {
    var outcome =
        diagnose(
            new FakeExaminer(Set.of(Check.TOKEN, Check.GRAPH), terms -> List.of(ok(Check.TOKEN))));

    assertThat(answer(outcome, Question.CAN_SEND)).isEqualTo(Answer.UNKNOWN);
    assertThat(findings(outcome, Question.CAN_SEND).getFirst().check()).isEqualTo(Check.GRAPH);
  }

  @Test
  void whateverAnExaminerLetsSlipNoSecretIsSaidAndEveryTextIsOneLine() {
    var finding =
        Finding.failed(Check.TOKEN, "Refused\n\tcanary-1.", "It is canary-1.", "Set canary-1.");

    var found = findings(diagnose(FakeExaminer.finding(finding)), Question.CAN_SEND).getFirst();

    assertThat(found.seen()).isEqualTo("Refused ***.");
    assertThat(found.meaning()).isEqualTo("It is ***.");
    assertThat(found.remedy()).isEqualTo("Set ***.");
  }

  @Test
  void anExaminerIsToldWhetherItMaySendAndHowLongItMayTake() {
    var told = new AtomicReference<Examiner.Terms>();
    var examiner =
        new FakeExaminer(
            Set.of(Check.TOKEN),
            terms -> {
              told.set(terms);
              return List.of(ok(Check.TOKEN));
            });

    var outcome =
        DiagnosisUseCases.diagnose(List.of(examiner), new Secrets(List.of()), clock(), LONGEST)
            .diagnose(new Diagnose.Command(Caller.Service.OPERATOR, true));

    assertThat(told.get().isRoundTrip()).isTrue();
    assertThat(told.get().limit()).isPositive().isLessThan(LONGEST);
    assertThat(outcome.isRoundTrip()).isTrue();
    assertThat(outcome.at()).isEqualTo(clock().instant());
  }

  @Test
  void whoIsInterruptedIsToldThatNothingIsKnown() {
    var never = new CountDownLatch(1);
    var slow =
        new FakeExaminer(
            Set.of(Check.TOKEN, Check.GRAPH),
            terms -> {
              await(never);
              return List.of();
            });
    Thread.currentThread().interrupt();

    var findings = findings(diagnose(slow), Question.CAN_SEND);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(findings)
        .extracting(Finding::check, Finding::level)
        .containsExactlyInAnyOrder(
            tuple(Check.GRAPH, Level.UNKNOWN), tuple(Check.TOKEN, Level.UNKNOWN));
    assertThat(findings.getFirst().seen()).contains("interrupted");
  }

  @Test
  void nineSecondsAreAllThatItTakes() {
    var told = new AtomicReference<Examiner.Terms>();
    var examiner =
        new FakeExaminer(
            Set.of(Check.TOKEN),
            terms -> {
              told.set(terms);
              return List.of(ok(Check.TOKEN));
            });

    var outcome =
        DiagnosisUseCases.diagnose(List.of(examiner), new Secrets(List.of()), clock())
            .diagnose(new Diagnose.Command(Caller.Service.OPERATOR, false));

    assertThat(answer(outcome, Question.CAN_SEND)).isEqualTo(Answer.YES);
    assertThat(told.get().limit()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(9));
  }

  private static Diagnose.Outcome diagnose(Examiner... examiners) {
    return DiagnosisUseCases.diagnose(
            List.of(examiners), new Secrets(List.of("canary-1")), clock(), LONGEST)
        .diagnose(new Diagnose.Command(Caller.Service.OPERATOR, false));
  }

  private static FakeClock clock() {
    return new FakeClock(Instant.parse("2026-11-20T12:00:00Z"));
  }

  private static List<Finding> findings(Diagnose.Outcome outcome, Question question) {
    return verdict(outcome, question).findings();
  }

  private static Answer answer(Diagnose.Outcome outcome, Question question) {
    return verdict(outcome, question).answer();
  }

  private static Verdict verdict(Diagnose.Outcome outcome, Question question) {
    return outcome.verdicts().stream()
        .filter(verdict -> verdict.question() == question)
        .findFirst()
        .orElseThrow();
  }

  private static Finding ok(Check check) {
    return Finding.ok(check, "Seen.", "Means.");
  }

  private static Finding failed(Check check, String seen) {
    return Finding.failed(check, seen, "Means.", "Mend.");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
