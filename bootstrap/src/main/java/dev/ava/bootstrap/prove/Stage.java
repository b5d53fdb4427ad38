package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.queue.Queues;
import dev.ava.bootstrap.scratch.BusinessNumber;
import dev.ava.bootstrap.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Everybody who takes part in a proof of delivery.
record Stage(
    Acceptances acceptances,
    DueReports reports,
    Nodes nodes,
    WebhookPoster poster,
    StatusReporter reporter,
    Feeder feeder,
    RecoveryWatch watch,
    TroubleMaker troubles,
    Person person) {
  private static final long LONGEST_MIGRATION_SECONDS = 120;
  private static final int SECONDS_AGO = 60;

  /// Brings up the schema, the accounts, the stand-in for Graph and the nodes. Nothing flows yet.
  ///
  /// @param nodeOptions for the Java of every node
  /// @param queues opens the queues that all nodes share
  static Stage set(
      Conditions conditions,
      Flow flow,
      ScratchDatabase database,
      Scratch scratch,
      List<String> nodeOptions,
      Function<Map<String, String>, Queues> queues)
      throws IOException, SQLException, InterruptedException {
    var number = BusinessNumber.fresh();
    var acceptances = new Acceptances();
    var reports = new DueReports(conditions);
    var graph = scratch.add(new GraphStandIn(conditions, number, acceptances, reports::taken));
    var environment = environment(number, database.url(), graph.url());
    migrate(new Launcher(environment, List.of(), scratch.folder()), scratch);
    new Books(database).open(flow.senders());
    var launcher = new Launcher(environment, nodeOptions, scratch.folder());
    var resend = new ResendByCommand(scratch.add(queues.apply(environment)));
    var nodes = scratch.add(new Nodes(conditions.nodes(), launcher));
    var poster = scratch.add(new WebhookPoster(number, nodes::some));
    var mostPerSender = conditions.messages() / conditions.senders();
    var firstSecond = Instant.now().getEpochSecond() - mostPerSender - SECONDS_AGO;
    var bodies = new WebhookBodies(number, flow.senders(), firstSecond);
    var watch = scratch.add(new RecoveryWatch(database));
    return new Stage(
        acceptances,
        reports,
        nodes,
        poster,
        scratch.add(new StatusReporter(conditions, reports, bodies, poster)),
        scratch.add(new Feeder(conditions, bodies, poster)),
        watch,
        scratch.add(new TroubleMaker(nodes, database, watch)),
        scratch.add(new Person(database, acceptances, resend)));
  }

  /// Waits until all nodes are up, and lets everything begin.
  void begin(Flow flow, Schedule schedule) throws InterruptedException {
    nodes.awaitUp(nodes.size());
    reporter.start();
    person.start();
    var pace = new Pace();
    feeder.start(flow, pace);
    troubles.start(schedule, pace);
  }

  /// Whether nobody will do anything any more, except Ava.
  boolean isPlayed() {
    return feeder.isDone() && troubles.isDone() && reports.isDone() && watch.isDone();
  }

  private static void migrate(Launcher launcher, Scratch scratch)
      throws IOException, InterruptedException {
    var migration = launcher.launch("migrate", Map.of(), "migrate");
    scratch.add(migration::destroyForcibly);
    if (!migration.waitFor(LONGEST_MIGRATION_SECONDS, TimeUnit.SECONDS)
        || migration.exitValue() != 0) {
      throw new IOException(
          "The schema was not made: " + Files.readString(launcher.log("migrate")));
    }
  }

  private static Map<String, String> environment(
      BusinessNumber number, String databaseUrl, String graphUrl) {
    return Map.ofEntries(
        Map.entry("APP_ENV", "local"),
        Map.entry("AVA_DATA_DIR", "ava"),
        Map.entry("AVA_MIGRATE_ON_START", "false"),
        Map.entry("DATABASE_URL", databaseUrl),
        Map.entry("WHATSAPP_GRAPH_URL", graphUrl),
        Map.entry("WHATSAPP_PHONE_NUMBER_ID", number.id()),
        Map.entry("WHATSAPP_ACCESS_TOKEN", number.accessToken()),
        Map.entry("WHATSAPP_APP_SECRET", number.appSecret()),
        Map.entry("WHATSAPP_VERIFY_TOKEN", number.verifyToken()),
        Map.entry("WHATSAPP_UNKNOWN_PATIENCE", "PT10M"),
        Map.entry("WHATSAPP_MESSAGES_PER_SECOND", "1000"),
        Map.entry("WHATSAPP_RECIPIENT_INTERVAL", "PT0.01S"));
  }
}
