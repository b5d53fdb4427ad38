package dev.ava.bootstrap.prove;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/// Watches over a proof until everything is quiet, and says every second how far it is. Stops
/// waiting when the time is up, when nothing moves any more, or soon after a reply was doubled,
/// which no waiting can mend.
final class Vigil {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration STANDSTILL = Duration.ofSeconds(90);
  private static final Duration AFTER_A_DOUBLE = Duration.ofSeconds(10);

  private final Conditions conditions;
  private final Stage stage;
  private final Books books;
  private final PrintWriter out;
  private final long start = System.nanoTime();

  Vigil(Conditions conditions, Stage stage, Books books, PrintWriter out) {
    this.conditions = conditions;
    this.stage = stage;
    this.books = books;
    this.out = out;
  }

  /// @param timeout how long it may take in all
  /// @return nothing if all is quiet, or else what was not done
  List<Finding> keep(Duration timeout) throws InterruptedException {
    var end = timeout;
    var standstill = STANDSTILL;
    var last = "";
    while (true) {
      Thread.sleep(LOOK_EVERY);
      var gauges = books.gauges();
      var state = say(gauges);
      if (stage.isPlayed() && gauges.isQuiet()) {
        return List.of();
      }
      if (!state.equals(last)) {
        last = state;
        standstill = elapsed().plus(STANDSTILL);
      }
      if (stage.feeder().isDone() && stage.acceptances().copies() > 0) {
        end = earlier(end, elapsed().plus(AFTER_A_DOUBLE));
      }
      if (elapsed().compareTo(earlier(end, standstill)) > 0) {
        return List.of(new Finding(Violation.NOT_DONE, state));
      }
    }
  }

  private static Duration earlier(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private String say(Gauges gauges) {
    var state =
        "fed %d/%d  logged %d  replied %d  reports %d  inbox %d  outbox %d+%d  unknown %d  nodes %d/%d  kills %d/%d  restarts %d/%d"
            .formatted(
                stage.feeder().fed(),
                conditions.messages(),
                gauges.logged(),
                stage.acceptances().different(),
                stage.reports().delivered(),
                gauges.received(),
                gauges.waiting(),
                gauges.sending(),
                gauges.unknown(),
                stage.nodes().up().size(),
                stage.nodes().size(),
                stage.troubles().kills(),
                conditions.kills(),
                stage.troubles().outages().size(),
                conditions.restarts());
    out.printf("%4d s  %s%n", elapsed().toSeconds(), state);
    out.flush();
    return state;
  }
}
