package dev.ava.testkit;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.port.Examiner;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// An examiner that finds what it is told to find.
///
/// @param behaviour may also throw, or take its time
public record FakeExaminer(Set<Check> checks, Function<Terms, List<Finding>> behaviour)
    implements Examiner {
  public FakeExaminer {
    checks = Set.copyOf(checks);
  }

  /// One that finds this and looks at nothing else.
  public static FakeExaminer finding(Finding finding) {
    return new FakeExaminer(Set.of(finding.check()), terms -> List.of(finding));
  }

  @Override
  public List<Finding> examine(Terms terms) {
    return behaviour.apply(terms);
  }
}
