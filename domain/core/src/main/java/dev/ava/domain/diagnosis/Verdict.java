package dev.ava.domain.diagnosis;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The answer to a question, with the findings that it follows from.
///
/// @param findings all that bear on the question, the gravest first
public record Verdict(Question question, Answer answer, List<Finding> findings) {
  private static final Comparator<Finding> GRAVEST_FIRST =
      Comparator.comparing(Finding::level).reversed().thenComparing(Finding::check);

  /// What can be said.
  public enum Answer {
    /// Nothing speaks against it. There may be warnings.
    YES,
    /// Something is broken.
    NO,
    /// Nothing is known to be broken, and something could not be found out.
    UNKNOWN
  }

  public Verdict {
    findings = List.copyOf(findings);
  }

  /// What follows for a question. Without any finding that bears on it, nothing.
  public static Verdict on(Question question, Collection<Finding> all) {
    var findings =
        all.stream()
            .filter(finding -> finding.check().bearsOn().contains(question))
            .sorted(GRAVEST_FIRST)
            .toList();
    return new Verdict(question, answer(findings), findings);
  }

  /// How many findings of this level bear on the question.
  public long count(Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }

  private static Answer answer(List<Finding> gravestFirst) {
    return gravestFirst.isEmpty()
        ? Answer.UNKNOWN
        : switch (gravestFirst.getFirst().level()) {
          case FAILED -> Answer.NO;
          case UNKNOWN -> Answer.UNKNOWN;
          case OK, NOTICE, WARNING -> Answer.YES;
        };
  }
}
