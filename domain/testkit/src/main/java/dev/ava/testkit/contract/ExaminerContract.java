package dev.ava.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Level;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.domain.diagnosis.port.Examiner.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [Examiner] owes to whoever asks, above all when there is nothing there.
public abstract class ExaminerContract {
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final Duration GRACE = Duration.ofSeconds(3);

  /// Examiners of an installation in which all is well.
  protected abstract List<Examiner> wellExaminers();

  /// The same examiners where nothing that they ask answers.
  protected abstract List<Examiner> lonelyExaminers();

  /// Every secret that the installations have.
  protected abstract List<String> secrets();

  @Test
  void noTwoExaminersLookAtTheSame() {
    assertThat(wellExaminers()).isNotEmpty();
    assertThat(wellExaminers().stream().flatMap(examiner -> examiner.checks().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyCheckIsReportedOnceAndNothingElseIs() {
    for (var examiner : wellExaminers()) {
      assertThat(examine(examiner).stream().map(Finding::check))
          .as("%s", examiner)
          .containsExactlyInAnyOrderElementsOf(examiner.checks());
    }
  }

  @Test
  void whatIsWellIsNotComplainedOf() {
    assertThat(wellExaminers().stream().flatMap(examiner -> examine(examiner).stream()))
        .allSatisfy(finding -> assertThat(finding.level()).isIn(Level.OK, Level.NOTICE));
  }

  @Test
  void whatCannotBeReachedIsSaidInTimeAndInPlainWords() {
    for (var examiner : lonelyExaminers()) {
      var begun = Instant.now();

      var findings = examine(examiner);

      assertThat(Duration.between(begun, Instant.now())).isLessThan(LIMIT.plus(GRACE));
      assertThat(findings).isNotEmpty();
      assertThat(findings.stream().map(Finding::check)).isSubsetOf(examiner.checks());
      assertThat(texts(findings)).noneMatch(text -> text.contains("Exception"));
    }
  }

  @Test
  void noFindingHoldsASecret() {
    var all =
        Stream.of(wellExaminers(), lonelyExaminers())
            .flatMap(List::stream)
            .flatMap(examiner -> examine(examiner).stream())
            .toList();

    assertThat(texts(all))
        .allSatisfy(
            text ->
                assertThat(secrets())
                    .allSatisfy(secret -> assertThat(text).doesNotContain(secret)));
  }

  private static List<Finding> examine(Examiner examiner) {
    return examiner.examine(new Terms(false, LIMIT));
  }

  private static List<String> texts(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> Stream.of(finding.seen(), finding.meaning(), "" + finding.remedy()))
        .toList();
  }
}
