package dev.ava.domain.diagnosis.usecase;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Question;
import dev.ava.domain.diagnosis.Secrets;
import dev.ava.domain.diagnosis.Verdict;
import dev.ava.domain.diagnosis.port.Examiner;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

final class DiagnoseService implements Diagnose {
  private static final int MARGIN = 8;
  private static final String NOTHING_KNOWN = "Whether this is as it should be is not known.";

  private final List<Examiner> examiners;
  private final Secrets secrets;
  private final Clock clock;
  private final Duration longest;

  DiagnoseService(Collection<Examiner> examiners, Secrets secrets, Clock clock, Duration longest) {
    this.examiners = List.copyOf(examiners);
    this.secrets = secrets;
    this.clock = clock;
    this.longest = longest;
  }

  @Override
  public Outcome diagnose(Command command) {
    var at = clock.instant();
    var terms = new Examiner.Terms(command.isRoundTrip(), longest.minus(longest.dividedBy(MARGIN)));
    var findings = examine(terms).stream().map(finding -> finding.with(this::safe)).toList();
    return new Outcome(
        at,
        command.isRoundTrip(),
        Arrays.stream(Question.values()).map(question -> Verdict.on(question, findings)).toList());
  }

  private String safe(String text) {
    return secrets.blanked(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /// What all examiners have found, of those who have in time.
  private List<Finding> examine(Examiner.Terms terms) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var asked =
          threads.invokeAll(
              examiners.stream()
                  .<Callable<List<Finding>>>map(examiner -> () -> examiner.examine(terms))
                  .toList(),
              longest.toMillis(),
              TimeUnit.MILLISECONDS);
      var findings = new ArrayList<Finding>();
      for (var index = 0; index < examiners.size(); index++) {
        findings.addAll(complete(examiners.get(index), asked.get(index)));
      }
      return findings;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return examiners.stream()
          .flatMap(examiner -> unknown(examiner, "The diagnosis was interrupted.").stream())
          .toList();
    } finally {
      threads.shutdownNow();
    }
  }

  /// What an examiner has found, and for each check on which it has said nothing, that.
  private static List<Finding> complete(Examiner examiner, Future<List<Finding>> asked) {
    return switch (asked.state()) {
      case SUCCESS -> complete(examiner, asked.resultNow());
      case FAILED ->
          unknown(
              examiner,
              "Looking at it failed: %s."
                  .formatted(asked.exceptionNow().getClass().getSimpleName()));
      case CANCELLED, RUNNING -> unknown(examiner, "It took too long to find out.");
    };
  }

  private static List<Finding> complete(Examiner examiner, List<Finding> found) {
    var silent = EnumSet.copyOf(examiner.checks());
    found.forEach(finding -> silent.remove(finding.check()));
    var all = new ArrayList<>(found);
    silent.forEach(check -> all.add(unknown(check, "Nothing was found out.")));
    return all;
  }

  private static List<Finding> unknown(Examiner examiner, String seen) {
    return examiner.checks().stream().map(check -> unknown(check, seen)).toList();
  }

  private static Finding unknown(Check check, String seen) {
    return Finding.unknown(check, seen, NOTHING_KNOWN, "Mend what else is found, and try again.");
  }
}
