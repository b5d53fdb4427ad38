package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.queue.Queues;
import dev.ava.bootstrap.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `ava prove delivery`: exit code 0 if not one message was lost, doubled or out of order, 1 if one
/// was, 2 for a mistake in the call.
@Command(
    name = "delivery",
    description =
        "Deliver messages to several nodes that are killed, and see whether one is lost, doubled or"
            + " out of order.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class DeliveryCommand implements Callable<Integer> {
  @Option(names = "--messages", paramLabel = "N", description = "How many messages people send.")
  private int messages = 2_000;

  @Option(names = "--senders", paramLabel = "N", description = "How many people send them.")
  private int senders = 100;

  @Option(names = "--nodes", paramLabel = "N", description = "How many nodes share the work.")
  private int nodes = 3;

  @Option(names = "--kills", paramLabel = "N", description = "How many times a node is killed.")
  private int kills = 20;

  @Option(
      names = "--restarts",
      paramLabel = "N",
      description = "How many times PostgreSQL crashes.")
  private int restarts = 1;

  @Option(
      names = "--lost-answers",
      paramLabel = "PERCENT",
      description = "Of the messages that Graph takes, how many get no answer.")
  private int lostAnswers = 5;

  @Option(
      names = "--repeated",
      paramLabel = "PERCENT",
      description = "Of the webhooks, how many are delivered again later.")
  private int repeated = 20;

  @Option(
      names = "--batched",
      paramLabel = "PERCENT",
      description = "Of the messages, how many share their webhook with others.")
  private int batched = 10;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Where every choice comes from; another one each time if missing.")
  private @Nullable Long seed;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "How long it may take in all, such as PT15M.")
  private Duration timeout = Duration.ofMinutes(30);

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "An empty PostgreSQL to use instead of one that is started and deleted for it. It is not"
              + " made to crash, so --restarts must be 0.")
  private @Nullable String database;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the report as Markdown too.")
  private @Nullable Path report;

  @Option(
      names = "--node-option",
      paramLabel = "OPTION",
      description = "An option for the Java of every node; may be repeated.")
  private List<String> nodeOptions = List.of();

  @Option(
      names = "--keep",
      description = "Leave the folder with the database and what the nodes print.")
  private boolean keep;

  private final Function<Map<String, String>, Queues> queues;
  @Spec private CommandSpec spec = CommandSpec.create();

  DeliveryCommand(Function<Map<String, String>, Queues> queues) {
    this.queues = queues;
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    var conditions = conditions();
    var out = spec.commandLine().getOut();
    try (var scratch = new Scratch("ava-prove", keep)) {
      var scratchDatabase =
          database == null ? scratch.add(new OwnDatabase(scratch.folder())) : given(database);
      requireEmpty(scratchDatabase);
      var run =
          new DeliveryProof(conditions, scratchDatabase, queues, out)
              .run(scratch, nodeOptions, timeout);
      var written = DeliveryReport.of(conditions, run);
      out.println(written.text());
      if (report != null) {
        Files.writeString(report, written.markdown());
      }
      out.flush();
      return run.holds() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private GivenDatabase given(String url) {
    try {
      return new GivenDatabase(url);
    } catch (IllegalArgumentException unreadable) {
      throw wrong(String.valueOf(unreadable.getMessage()));
    }
  }

  private void requireEmpty(ScratchDatabase database) {
    try {
      if (!new Books(database).areEmpty()) {
        throw wrong("The database holds accounts of Ava's. It must be one that may be used up.");
      }
    } catch (SQLException e) {
      throw wrong("The database refused: " + e.getMessage());
    }
  }

  private Conditions conditions() {
    var conditions =
        new Conditions(
            messages,
            senders,
            nodes,
            kills,
            restarts,
            lostAnswers,
            repeated,
            batched,
            Optional.ofNullable(seed)
                .orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000)));
    var problems = new ArrayList<>(conditions.problems());
    if (database != null && restarts > 0) {
      problems.add("--restarts must be 0 with --database.");
    }
    if (!problems.isEmpty()) {
      throw wrong(String.join("\n", problems));
    }
    return conditions;
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
