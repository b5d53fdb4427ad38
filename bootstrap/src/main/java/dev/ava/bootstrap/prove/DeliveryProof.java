package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.prove.DeliveryRun.GraphTally;
import dev.ava.bootstrap.prove.DeliveryRun.Unknowns;
import dev.ava.bootstrap.prove.Evidence.Queued;
import dev.ava.bootstrap.prove.Treatment.Kind;
import dev.ava.bootstrap.queue.Queues;
import dev.ava.bootstrap.scratch.Scratch;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Sets the stage, lets everything play until it is quiet, and compares.
final class DeliveryProof {
  private final Conditions conditions;
  private final Schedule schedule;
  private final Flow flow;
  private final ScratchDatabase database;
  private final Books books;
  private final Function<Map<String, String>, Queues> queues;
  private final PrintWriter out;

  DeliveryProof(
      Conditions conditions,
      ScratchDatabase database,
      Function<Map<String, String>, Queues> queues,
      PrintWriter out) {
    this.conditions = conditions;
    this.schedule = Schedule.of(conditions);
    this.flow = Flow.of(conditions, schedule);
    this.database = database;
    this.books = new Books(database);
    this.queues = queues;
    this.out = out;
  }

  /// @param nodeOptions for the Java of every node
  /// @param timeout how long it may take from the first webhook until all is quiet
  DeliveryRun run(Scratch scratch, List<String> nodeOptions, Duration timeout)
      throws IOException, SQLException, InterruptedException {
    var start = System.nanoTime();
    out.printf(
        "Seed %d: %d webhooks in %d s. Starting %d nodes …%n",
        conditions.seed(), flow.posts().size(), schedule.span().toSeconds(), conditions.nodes());
    out.flush();
    var stage = Stage.set(conditions, flow, database, scratch, nodeOptions, queues);
    stage.begin(flow, schedule);
    var findings = new ArrayList<>(new Vigil(conditions, stage, books, out).keep(timeout));
    var deaths = stage.nodes().deaths();
    if (deaths > 0) {
      findings.add(new Finding(Violation.NODE_DIED, "%d times".formatted(deaths)));
    }
    stage.nodes().close();
    var outbox = books.outbox();
    findings.addAll(
        Comparison.of(
            new Evidence(
                flow.senders(),
                flow.messages(),
                books.log(),
                outbox,
                books.putAside(),
                stage.acceptances().all(),
                stage.reports().highest())));
    return new DeliveryRun(
        Duration.ofNanos(System.nanoTime() - start),
        flow,
        stage.poster().refusals(),
        stage.reports().delivered(),
        tally(stage.acceptances()),
        unknowns(outbox, stage.person()),
        stage.troubles().kills(),
        stage.watch().recoveries(),
        stage.troubles().outages(),
        stage.nodes().failedStarts(),
        books.version(),
        findings);
  }

  private static GraphTally tally(Acceptances acceptances) {
    return new GraphTally(
        acceptances.all().size(),
        acceptances.howOften(Kind.LOSE_ANSWER),
        acceptances.howOften(Kind.DROP),
        acceptances.howOften(Kind.BREAK),
        acceptances.howOften(Kind.UNAVAILABLE, Kind.THROTTLE, Kind.TROUBLE));
  }

  private Unknowns unknowns(List<Queued> outbox, Person person) throws InterruptedException {
    var all = books.everUnknown();
    var settled =
        outbox.stream()
            .filter(queued -> queued.state().equals("accepted"))
            .map(Queued::id)
            .filter(all::contains)
            .collect(Collectors.toSet());
    var byPerson = (int) settled.stream().filter(person.resent()::contains).count();
    return new Unknowns(
        all.size(), settled.size() - byPerson, byPerson, all.size() - settled.size());
  }
}
