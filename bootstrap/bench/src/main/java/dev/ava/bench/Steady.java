package dev.ava.bench;

import dev.ava.bench.LogCount.Level;
import dev.ava.bench.Tally.Kind;
import dev.ava.bootstrap.scratch.BusinessNumber;
import dev.ava.bootstrap.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// `make steady`: a steady load on one node that is restarted in the middle, and the books
/// afterwards. Ends with 1 if Ava has not held what it promises, and with 2 if it cannot begin.
final class Steady {
  private static final int DOES_NOT_HOLD = 1;
  private static final int CANNOT_BEGIN = 2;
  private static final int SAMPLES_IN_A_MINUTE = 6;
  private static final Duration LONGEST_END = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final SteadyOptions options;
  private final Path postgres;
  private final Progress progress = new Progress(System.out);
  private final Clock clock = Clock.systemUTC();

  private Steady(SteadyOptions options, Path postgres) {
    this.options = options;
    this.postgres = postgres;
  }

  static void main() throws IOException, SQLException, InterruptedException {
    Steady steady;
    try {
      var options = SteadyOptions.read(System.getenv());
      options.jar().requireThere();
      options.publish().ifPresent(Publication.STEADY::requirePlace);
      steady = new Steady(options, Programs.findPostgres());
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(CANNOT_BEGIN);
      return;
    }
    System.exit(steady.run() ? 0 : DOES_NOT_HOLD);
  }

  /// @return whether Ava has held
  private boolean run() throws IOException, SQLException, InterruptedException {
    try (var scratch = new Scratch("ava-steady", options.keep())) {
      var folder = Cluster.passable(scratch.folder());
      progress.say("Starting PostgreSQL, a stand-in for Graph and Ava in " + folder + ".");
      var commands = scratch.add(new Commands(folder));
      var cluster = new Cluster(commands, postgres, folder);
      scratch.add(cluster::stop);
      cluster.start();
      var number = BusinessNumber.fresh();
      var posts = WebhookPosts.fresh(number);
      var due = new DueReports();
      var takings = new Takings(posts);
      var graph =
          scratch.add(
              new ReportingGraph(
                  number,
                  options.graphDelay(),
                  taken -> {
                    takings.add(taken);
                    if (options.reports()) {
                      due.taken(taken);
                    }
                  }));
      var ava = new Ava(commands, cluster, graph.url(), number, options.jar(), progress, folder);
      scratch.add(ava::stop);
      var tally = new Tally();
      var client = scratch.add(new Client(ava.url(), tally));
      var load = scratch.add(new SteadyLoad(options, client, posts, due, ava));
      var run = watched(scratch, ava, tally, load, takings, posts.marker());
      return published(run, Machine.of(commands, postgres, options.jar(), folder));
    }
  }

  private SteadyRun watched(
      Scratch scratch, Ava ava, Tally tally, SteadyLoad load, Takings takings, String marker)
      throws IOException, SQLException, InterruptedException {
    var log = new LogCount(ava.node().running().log());
    var sampler = scratch.add(new Sampler(ava, tally, log, clock));
    var csv = SteadyCsv.in(options.output());
    progress.say(
        "%d min of load from now, and up to %d more until the queues are empty."
            .formatted(options.length().toMinutes(), LONGEST_END.toMinutes()));
    var half = System.nanoTime() + options.length().dividedBy(2).toNanos();
    load.start();
    var restart =
        inBackground(
            () -> {
              Beat.await(half);
              progress.say("Restarting the node.");
              return Restart.of(ava, clock);
            });
    var samples =
        sampler.run(
            options.length(),
            sample -> {
              csv.add(sample);
              say(sample);
            });
    var restarted = result(restart);
    progress.say("The load is over; waiting until the queues are empty.");
    var emptied = awaitEmpty(ava, load);
    log.take();
    var books = SteadyBooks.of(load.sent(takings.count()), ava, marker);
    return new SteadyRun(options, samples, restarted, log.alarming(), emptied, books);
  }

  private void say(Sample sample) {
    if (sample.second() / Sampler.EVERY.toSeconds() % SAMPLES_IN_A_MINUTE != 0) {
      return;
    }
    var webhooks = sample.window(Kind.WEBHOOK);
    progress.say(
        "%s webhooks a second, p99 %s ms; %,d wait; %s MiB; %d warnings and errors"
            .formatted(
                Numbers.of(webhooks.latencies().count() / (double) Sampler.EVERY.toSeconds()),
                Numbers.of(webhooks.latencies().quantile(0.99)),
                sample.waiting().all(),
                Numbers.of(sample.memory()),
                sample.lines(Level.WARN) + sample.lines(Level.ERROR)));
  }

  private static Optional<Duration> awaitEmpty(Ava ava, SteadyLoad load)
      throws SQLException, InterruptedException {
    var start = System.nanoTime();
    while (System.nanoTime() - start < LONGEST_END.toNanos()) {
      var isDone = load.isDone();
      if (Waiting.in(ava).all() == 0 && isDone) {
        return Optional.of(Duration.ofNanos(System.nanoTime() - start));
      }
      Thread.sleep(LOOK_EVERY);
    }
    return Optional.empty();
  }

  private boolean published(SteadyRun run, Machine machine) throws IOException {
    var verdict = Verdict.of(run);
    var all = machine.with("Ava's pacing", Ava.PACING).with("Ava's log", "JSON, into a file");
    var text = new SteadyMarkdown(run, verdict, all).text(Publication.STEADY.chart());
    var charts = Map.of(Publication.STEADY.chart(), new SteadyChart(run).svg());
    Publication.STEADY.write(options.output(), text, charts);
    if (options.publish().isPresent()) {
      Publication.STEADY.replace(options.publish().get(), text, charts);
    }
    System.out.println(text);
    progress.say("Written to " + options.output() + ".");
    verdict.reasons().forEach(reason -> progress.say("It does not hold: " + reason + "."));
    if (verdict.holds()) {
      progress.say("It holds.");
    }
    return verdict.holds();
  }

  private static <T> FutureTask<T> inBackground(Callable<T> work) {
    var task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("restart").start(task);
    return task;
  }

  private static <T> T result(FutureTask<T> task) throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException("The node could not be restarted.", e.getCause());
    }
  }
}
