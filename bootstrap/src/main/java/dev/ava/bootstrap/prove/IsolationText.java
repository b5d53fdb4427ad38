package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.queue.Table;
import dev.ava.postgres.IsolationAttempt;
import dev.ava.postgres.IsolationAttempt.Outcome;
import dev.ava.postgres.IsolationAttempt.Verb;
import dev.ava.postgres.IsolationAttempt.Who;
import dev.ava.postgres.IsolationFault;
import dev.ava.postgres.IsolationReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a proof of isolation has shown, for people: a line for each table, a column for each who,
/// and a letter for each verb; then every fault with its explanation.
final class IsolationText {
  private static final String LEGEND =
      """
      One letter each: select, lock, insert, update, delete, truncate, references, trigger.
      For its owner: select, and give away. For the logins: the first five, the worst of a fresh
      connection, one after a failed transaction and one after a committed one.

      -  refused                    !  LEAK: it can be done
      0  no row is in reach         +  no row was there, but nothing refused it
      1  its owner sees the row     x  its owner does not see the row
      .  there is no such thing     ?  could not be tried
      """;

  /// The worse, the later.
  private static final List<Outcome> BY_WEIGHT =
      List.of(
          Outcome.IMPOSSIBLE,
          Outcome.SEEN,
          Outcome.REFUSED,
          Outcome.NO_ROW,
          Outcome.NOT_TRIED,
          Outcome.BLIND,
          Outcome.LET_IN,
          Outcome.LEAK);

  private IsolationText() {}

  static String of(IsolationReport report) {
    return "%s\n\n%s\n%s%s"
        .formatted(matrix(report), LEGEND, faults(report.faults()), verdict(report));
  }

  private static String matrix(IsolationReport report) {
    var headings = Arrays.stream(Who.values()).map(Who::heading).distinct().toList();
    var head = new ArrayList<>(List.of("TABLE"));
    head.addAll(headings);
    var table = new Table(head);
    report.attempts().stream()
        .collect(Collectors.groupingBy(IsolationAttempt::table))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              var cells = new ArrayList<>(List.of(entry.getKey()));
              headings.forEach(
                  heading -> cells.add(cell(entry.getValue(), heading, verbs(report, heading))));
              table.add(cells);
            });
    return table.text();
  }

  private static Set<Verb> verbs(IsolationReport report, String heading) {
    var verbs = EnumSet.noneOf(Verb.class);
    report.attempts().stream()
        .filter(attempt -> attempt.who().heading().equals(heading))
        .forEach(attempt -> verbs.add(attempt.verb()));
    return verbs;
  }

  private static String cell(List<IsolationAttempt> attempts, String heading, Set<Verb> verbs) {
    return verbs.stream()
        .map(
            verb ->
                attempts.stream()
                    .filter(attempt -> attempt.who().heading().equals(heading))
                    .filter(attempt -> attempt.verb() == verb)
                    .map(IsolationAttempt::outcome)
                    .max(Comparator.comparing(BY_WEIGHT::indexOf))
                    .orElse(Outcome.IMPOSSIBLE))
        .map(IsolationText::letter)
        .collect(Collectors.joining());
  }

  private static String letter(Outcome outcome) {
    return switch (outcome) {
      case SEEN -> "1";
      case REFUSED -> "-";
      case NO_ROW -> "0";
      case LET_IN -> "+";
      case BLIND -> "x";
      case LEAK -> "!";
      case IMPOSSIBLE -> ".";
      case NOT_TRIED -> "?";
    };
  }

  private static String faults(List<IsolationFault> faults) {
    return Arrays.stream(IsolationFault.Kind.values())
        .map(
            kind -> {
              var ofKind = faults.stream().filter(fault -> fault.kind() == kind).toList();
              return ofKind.isEmpty() ? "" : faults(kind, ofKind);
            })
        .collect(Collectors.joining());
  }

  private static String faults(IsolationFault.Kind kind, List<IsolationFault> faults) {
    return faults.stream()
        .map(fault -> "  " + fault.what() + "\n")
        .collect(
            Collectors.joining(
                "",
                kind.name().replace('_', ' ') + ": " + kind.meaning() + "\n",
                "  To mend it: " + kind.remedy() + "\n\n"));
  }

  private static String verdict(IsolationReport report) {
    var tables = report.attempts().stream().map(IsolationAttempt::table).distinct().count();
    return report.isIsolated()
        ? "%s keeps everybody's rows apart: %d attempts on %d tables, and not one succeeded."
            .formatted(report.place(), report.attempts().size(), tables)
        : "%s DOES NOT keep everybody's rows apart: %d faults in %d attempts on %d tables."
            .formatted(report.place(), report.faults().size(), report.attempts().size(), tables);
  }
}
