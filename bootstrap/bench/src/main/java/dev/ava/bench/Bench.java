package dev.ava.bench;

import dev.ava.bootstrap.scratch.BusinessNumber;
import dev.ava.bootstrap.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `make bench`: starts everything that is needed, measures, writes the results and ends everything
/// again. Ends with 1 if Ava's database does not hold what Ava has answered 200 to or if something
/// could not be measured, and with 2 if it cannot begin.
final class Bench {
  private static final int NOT_ALL_WELL = 1;
  private static final int CANNOT_BEGIN = 2;
  private static final String GROWTH_CHART = "growth.svg";

  private final Options options;
  private final Programs programs;
  private final Progress progress;

  private Bench(Options options, Programs programs) {
    this.options = options;
    this.programs = programs;
    this.progress = new Progress(System.out);
  }

  static void main() throws IOException, SQLException, InterruptedException {
    Bench bench;
    try {
      var options = Options.read(System.getenv());
      requireWorkloads(options);
      requireFiles(options);
      options.publish().ifPresent(Publication.BENCH::requirePlace);
      bench = new Bench(options, Programs.find());
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(CANNOT_BEGIN);
      return;
    }
    System.exit(bench.run());
  }

  private static void requireWorkloads(Options options) {
    var names = Workloads.names(options);
    if (!names.containsAll(options.only())) {
      throw new IllegalArgumentException("BENCH_ONLY may name " + String.join(", ", names) + ".");
    }
  }

  private static void requireFiles(Options options) {
    options.jar().requireThere();
    if (options.peer().filter(folder -> Files.notExists(folder.resolve("up.sh"))).isPresent()) {
      throw new IllegalArgumentException("AVA_BENCH_PEER names no folder with an up.sh.");
    }
  }

  private int run() throws IOException, SQLException, InterruptedException {
    try (var scratch = new Scratch("ava-bench", options.keep())) {
      var folder = Cluster.passable(scratch.folder());
      progress.say("Starting PostgreSQL, a stand-in for Graph and Ava in " + folder + ".");
      var commands = scratch.add(new Commands(folder));
      var graph = scratch.add(new Graph(commands, programs, folder));
      var cluster = new Cluster(commands, programs.postgres(), folder);
      scratch.add(cluster::stop);
      cluster.start();
      var ava =
          new Ava(
              commands,
              cluster,
              graph.url(),
              BusinessNumber.fresh(),
              options.jar(),
              progress,
              folder);
      scratch.add(ava::stop);
      var contenders = new Contenders(ava, peer(scratch, commands, graph), options.variants());
      var machine = machine(commands, contenders, folder);
      var results =
          new Run(options, new Forecast(progress, options))
              .of(
                  workloads(commands, cluster, graph, contenders, scratch),
                  so -> Publication.BENCH.write(options.output(), text(so, machine), charts(so)));
      return publish(results, machine);
    }
  }

  private Optional<Peer> peer(Scratch scratch, Commands commands, Graph graph)
      throws IOException, InterruptedException {
    if (options.peer().isEmpty()) {
      progress.say("AVA_BENCH_PEER names no peer: Ava is measured beside pgbench alone.");
      return Optional.empty();
    }
    progress.say("Starting the peer.");
    var peer = new Peer(commands, options.peer().get(), graph, scratch.folder());
    scratch.add(peer::stop);
    peer.start();
    return Optional.of(peer);
  }

  private List<Workload> workloads(
      Commands commands, Cluster cluster, Graph graph, Contenders contenders, Scratch scratch)
      throws IOException {
    var folder = scratch.folder();
    var wrk = new Wrk(commands, programs, folder);
    var reads = new Reads(wrk, graph, options.connections());
    return new Workloads(
            contenders,
            new PgBench(commands, cluster, folder, options.connections()),
            reads,
            new Writes(wrk, reads, graph, folder, options.connections()),
            new Replies(wrk, graph, folder, options.connections()),
            new Population(contenders.ava(), folder),
            options)
        .all();
  }

  private String text(Results results, Machine machine) {
    return new Markdown(results, machine, options).text(Publication.BENCH.chart(), GROWTH_CHART);
  }

  private static Map<String, String> charts(Results results) {
    var charts = new HashMap<String, String>();
    charts.put(Publication.BENCH.chart(), new Chart(results).svg());
    var growth = Growth.of(results);
    if (growth.isThere()) {
      charts.put(GROWTH_CHART, new GrowthChart(growth).svg());
    }
    return charts;
  }

  private Machine machine(Commands commands, Contenders contenders, Path folder)
      throws IOException, InterruptedException {
    var machine =
        Machine.of(commands, programs.postgres(), options.jar(), folder)
            .with("connections under load", String.valueOf(options.connections()))
            .with("Ava's pacing", Ava.PACING);
    return contenders
        .peer()
        .map(
            peer -> machine.with("the peer's Python", "of Debian " + peer.runsOn() + ", not paced"))
        .orElse(machine);
  }

  private int publish(Results results, Machine machine) throws IOException {
    var text = text(results, machine);
    if (options.publish().isPresent()) {
      Publication.BENCH.replace(options.publish().get(), text, charts(results));
    }
    System.out.println(text);
    progress.say("Written to " + options.output() + ".");
    var books =
        results.books().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(Contenders.AVA))
            .map(Map.Entry::getValue)
            .reduce(Measurement.Books.EMPTY, Measurement.Books::plus);
    if (!books.agree()) {
      progress.say("Ava's database does not hold what Ava has answered: " + books);
    }
    return books.agree() && results.failures().isEmpty() ? 0 : NOT_ALL_WELL;
  }
}
