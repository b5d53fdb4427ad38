package dev.ava.domain.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.diagnosis.Verdict.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @ParameterizedTest
  @CsvSource({
    "OK, YES",
    "OK NOTICE, YES",
    "OK WARNING, YES",
    "OK UNKNOWN WARNING, UNKNOWN",
    "UNKNOWN FAILED OK, NO",
    "FAILED, NO",
    "UNKNOWN, UNKNOWN"
  })
  void theGravestFindingDecides(String levels, Answer answer) {
    var findings = Stream.of(levels.split(" ")).map(level -> finding(Check.TOKEN, level)).toList();

    assertThat(Verdict.on(Question.CAN_SEND, findings).answer()).isEqualTo(answer);
  }

  @Test
  void whatBearsOnAnotherQuestionIsLeftOut() {
    var findings = List.of(finding(Check.TOKEN, "OK"), finding(Check.ROW_SECURITY, "FAILED"));

    var verdict = Verdict.on(Question.CAN_SEND, findings);

    assertThat(verdict.answer()).isEqualTo(Answer.YES);
    assertThat(verdict.findings()).extracting(Finding::check).containsExactly(Check.TOKEN);
    assertThat(Verdict.on(Question.IS_ISOLATED, findings).answer()).isEqualTo(Answer.NO);
  }

  @Test
  void aQuestionThatNothingBearsOnIsNotAnswered() {
    assertThat(Verdict.on(Question.MAY_SCALE, List.of()).answer()).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void theGravestComesFirst() {
    var findings =
        List.of(
            finding(Check.TOKEN, "OK"),
            finding(Check.GRAPH, "FAILED"),
            finding(Check.NODES, "WARNING"),
            finding(Check.TOKEN_EXPIRY, "FAILED"));

    assertThat(Verdict.on(Question.CAN_SEND, findings).findings())
        .extracting(Finding::check)
        .containsExactly(Check.GRAPH, Check.TOKEN_EXPIRY, Check.NODES, Check.TOKEN);
  }

  @Test
  void theFindingsOfALevelAreCounted() {
    var findings =
        List.of(
            finding(Check.TOKEN, "WARNING"),
            finding(Check.GRAPH, "FAILED"),
            finding(Check.NODES, "WARNING"));

    var verdict = Verdict.on(Question.CAN_SEND, findings);

    assertThat(verdict.count(Level.WARNING)).isEqualTo(2);
    assertThat(verdict.count(Level.FAILED)).isEqualTo(1);
    assertThat(verdict.count(Level.OK)).isZero();
  }

  @Test
  void everyCheckSaysWhatItLooksAtAndEveryQuestionAsks() {
    assertThat(Arrays.stream(Check.values()).map(Check::subject))
        .doesNotHaveDuplicates()
        .allMatch(subject -> subject.matches("[a-zM].{5,}[a-zI]"));
    assertThat(Arrays.stream(Question.values()).map(Question::words))
        .doesNotHaveDuplicates()
        .allMatch(words -> words.endsWith("?"));
  }

  @Test
  void everyCheckHasAnIdOfItsOwnAndBearsOnAQuestion() {
    assertThat(Arrays.stream(Check.values()).map(Check::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z_]+(\\.[a-z_]+)*"));
    assertThat(Check.values()).allMatch(check -> !check.bearsOn().isEmpty());
  }

  private static Finding finding(Check check, String level) {
    return new Finding(check, Level.valueOf(level), "Seen.", "Meaning.", "Remedy.", null);
  }
}
