package dev.ava.bootstrap.doctor;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Level;
import dev.ava.domain.diagnosis.Verdict;
import dev.ava.domain.diagnosis.usecase.Diagnose;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The report for a person at a terminal: the verdicts at a glance, then each with its checks, the
/// gravest first. A check that bears on several questions is told in full once; where it comes up
/// again it stands at the end, by its name.
final class DoctorText {
  private static final int WIDTH = 100;
  private static final String INDENT = "           ";

  private final Diagnose.Outcome outcome;
  private final Set<Check> told = EnumSet.noneOf(Check.class);
  private final List<String> lines = new ArrayList<>();

  private DoctorText(Diagnose.Outcome outcome) {
    this.outcome = outcome;
  }

  static String of(Diagnose.Outcome outcome) {
    return new DoctorText(outcome).text();
  }

  private String text() {
    lines.add(
        "Diagnosis of %s, %s."
            .formatted(
                outcome.at().truncatedTo(ChronoUnit.SECONDS),
                outcome.isRoundTrip() ? "with a round trip" : "read-only (see --roundtrip)"));
    lines.add("");
    outcome.verdicts().forEach(verdict -> lines.add(atAGlance(verdict)));
    outcome.verdicts().forEach(this::tell);
    return String.join("\n", lines);
  }

  private static String atAGlance(Verdict verdict) {
    var remarks =
        Stream.of(
                remark(verdict, Level.FAILED, "failed"),
                remark(verdict, Level.UNKNOWN, "unknown"),
                remark(verdict, Level.WARNING, "to mend"))
            .filter(remark -> !remark.isEmpty())
            .collect(Collectors.joining(", "));
    return "%-20s %-8s %s"
        .formatted(verdict.question().words(), word(verdict.answer()), remarks)
        .stripTrailing();
  }

  private static String remark(Verdict verdict, Level level, String word) {
    var count = verdict.count(level);
    return count == 0 ? "" : count + " " + word;
  }

  static String word(Verdict.Answer answer) {
    return switch (answer) {
      case YES -> "yes";
      case NO -> "NO";
      case UNKNOWN -> "unknown";
    };
  }

  private void tell(Verdict verdict) {
    lines.add("");
    lines.add("%s %s".formatted(verdict.question().words(), word(verdict.answer())));
    lines.add("-".repeat(lines.getLast().length()));
    var known = verdict.findings().stream().filter(each -> told.contains(each.check())).toList();
    alike(verdict).forEach(this::tell);
    if (!known.isEmpty()) {
      lines.add("");
    }
    known.forEach(finding -> tell(finding, "(told above)"));
  }

  /// The findings that were not told yet, in their order, those together that say the same.
  private Collection<List<Finding>> alike(Verdict verdict) {
    return verdict.findings().stream()
        .filter(finding -> !told.contains(finding.check()))
        .collect(Collectors.groupingBy(Alike::of, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private void tell(List<Finding> alike) {
    lines.add("");
    for (var finding : alike) {
      told.add(finding.check());
      tell(finding, finding.check().subject());
    }
    tell(alike.getFirst());
  }

  private void tell(Finding finding, String words) {
    lines.add("%-8s   %s   %s".formatted(finding.level(), finding.check().id(), words));
  }

  private void tell(Finding finding) {
    wrap("seen     ", finding.seen());
    if (finding.level() == Level.OK) {
      return;
    }
    wrap("means    ", finding.meaning());
    if (finding.remedy() != null) {
      wrap("to mend  ", finding.remedy());
    }
    if (finding.source() != null) {
      wrap("source   ", finding.source().toString());
    }
  }

  private void wrap(String label, String text) {
    var line = new StringBuilder(INDENT).append(label);
    var start = line.length();
    for (var word : text.split(" ", -1)) {
      if (line.length() > start && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(start));
      }
      line.append(line.length() > start ? " " : "").append(word);
    }
    lines.add(line.toString());
  }

  /// What findings on several checks have in common if one text does for all of them.
  private record Alike(
      Level level, String seen, String meaning, @Nullable String remedy, @Nullable URI source) {
    static Alike of(Finding finding) {
      return new Alike(
          finding.level(), finding.seen(), finding.meaning(), finding.remedy(), finding.source());
    }
  }
}
