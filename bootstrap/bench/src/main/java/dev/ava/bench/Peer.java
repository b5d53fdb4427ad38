package dev.ava.bench;

import dev.ava.bootstrap.scratch.BusinessNumber;
import dev.ava.bootstrap.scratch.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The same core as a competent Python team would ship it, run by the scripts in its own folder, on
/// a PostgreSQL that they start.
final class Peer implements Installation {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Pattern STARTED = Pattern.compile("first 200 after ([0-9]+) ms");
  private static final String DATABASE = "peer";
  private static final String NEWER_PYTHON = "trixie";

  private final Commands commands;
  private final Path scripts;
  private final Path work;
  private final int port = FreePort.find();
  private final int databasePort = FreePort.find();
  private final BusinessNumber number = BusinessNumber.fresh();
  private final Map<String, String> environment;
  private final String python;
  private @Nullable Variant variant;

  /// How it may be built.
  enum Variant {
    /// Answers first and replies later, with the faster libraries.
    TUNED("tuned peer", "background", "aiohttp", "sql"),
    /// As people usually write it.
    USUAL("usual peer", "inline", "httpx", "model");

    private final String label;
    private final String webhooks;
    private final String client;
    private final String rendering;

    Variant(String label, String webhooks, String client, String rendering) {
      this.label = label;
      this.webhooks = webhooks;
      this.client = client;
      this.rendering = rendering;
    }

    Map<String, String> switches() {
      return Map.of("GRAPH_CLIENT", client, "RENDER", rendering, "REPLY_WORKERS", "64");
    }

    String label() {
      return label;
    }

    /// @throws IllegalArgumentException if there is none of that name
    static Variant of(String name) {
      return Arrays.stream(values())
          .filter(variant -> variant.name().equals(name.toUpperCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("BENCH_PEERS may name tuned and usual."));
    }
  }

  Peer(Commands commands, Path scripts, Graph graph, Path folder) throws IOException {
    this.commands = commands;
    this.scripts = scripts;
    this.work = Cluster.passable(Files.createDirectory(folder.resolve("peer")));
    this.python = python();
    this.environment =
        Map.ofEntries(
            Map.entry("PEER_WORK", work.toString()),
            Map.entry("APP_PORT", String.valueOf(port)),
            Map.entry("PG_PORT", String.valueOf(databasePort)),
            Map.entry("GRAPH_PORT", String.valueOf(FreePort.find())),
            Map.entry("SLOW_GRAPH_PORT", String.valueOf(FreePort.find())),
            Map.entry("GRAPH_BASE_URL", graph.url()),
            Map.entry("WHATSAPP_PHONE_NUMBER_ID", number.id()),
            Map.entry("WHATSAPP_ACCESS_TOKEN", number.accessToken()),
            Map.entry("WHATSAPP_APP_SECRET", number.appSecret()),
            Map.entry("WHATSAPP_VERIFY_TOKEN", number.verifyToken()));
  }

  /// Starts its database.
  void start() throws IOException, InterruptedException {
    script("up.sh", Map.of(), "none");
  }

  /// The newer Python where its set-up has made one.
  private String python() throws IOException {
    var made =
        Path.of(
            Optional.ofNullable(System.getenv("PEER_WORK"))
                .orElse(System.getProperty("java.io.tmpdir") + "/ava-peer"),
            NEWER_PYTHON);
    if (!Files.isDirectory(made)) {
      return "bookworm";
    }
    Files.createSymbolicLink(work.resolve(NEWER_PYTHON), made);
    return NEWER_PYTHON;
  }

  /// Which Python it runs on, by the name of its Debian.
  String runsOn() {
    return python;
  }

  /// This peer as one of its variants.
  Peer as(Variant wanted) throws IOException, InterruptedException {
    if (variant != wanted) {
      restart(wanted);
    }
    return this;
  }

  /// @return how long it took until the first 200
  Duration restart(Variant wanted) throws IOException, InterruptedException {
    script("down.sh", Map.of(), "app");
    var printed = script("up.sh", wanted.switches(), wanted.webhooks, python);
    variant = wanted;
    var started = STARTED.matcher(printed);
    if (!started.find()) {
      throw new IOException("The peer does not start: " + printed);
    }
    return Duration.ofMillis(Long.parseLong(started.group(1)));
  }

  void grow(int rows) throws IOException, InterruptedException {
    var file = Resource.copy("grow.sql", work);
    commands.run(
        Duration.ofHours(1),
        List.of(
            "psql",
            "-qX",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            owner(),
            "-v",
            "rows=" + rows,
            "-v",
            "messages=messages",
            "-v",
            "column=",
            "-v",
            "value=",
            "-f",
            file.toString()));
  }

  private String owner() {
    return "postgresql://postgres@127.0.0.1:%d/%s".formatted(databasePort, DATABASE);
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public long pid() {
    return number(work.resolve("run/app.pid"));
  }

  @Override
  public List<Long> pids() {
    return List.of(pid());
  }

  @Override
  public long databasePid() {
    return number(work.resolve("pg/postmaster.pid"));
  }

  private static long number(Path file) {
    try (var lines = Files.lines(file)) {
      return Long.parseLong(lines.findFirst().orElseThrow().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public BusinessNumber number() {
    return number;
  }

  @Override
  public Path tokens() {
    return work.resolve("run/tokens.txt");
  }

  @Override
  public Path signIns() {
    return work.resolve("run/signins.txt");
  }

  @Override
  public Stored stored(String marker) throws SQLException {
    var columns =
        Cluster.ask(
            databasePort,
            DATABASE,
            """
            select count(*) filter (where role = 'user'), count(distinct content) filter (where role = 'user'),
              count(*) filter (where role = 'assistant'), count(distinct content) filter (where role = 'assistant')
            from messages where content like '%1$s-%%' or content like '[Echo] %1$s-%%'
            """
                .formatted(marker));
    return new Stored(columns.apply(1), columns.apply(2), columns.apply(3), columns.apply(4));
  }

  @Override
  public void clear() throws IOException, InterruptedException {
    Idle.await(pids());
    commands.run(
        LONGEST,
        List.of(
            "psql",
            "-qX",
            "-d",
            owner(),
            "-c",
            "delete from messages where user_id between '00000000-0000-4000-8000-000000001001'"
                + " and '00000000-0000-4000-8000-000000002000'",
            "-c",
            "vacuum analyze messages"));
  }

  /// Ends everything that its scripts have started.
  void stop() throws IOException, InterruptedException {
    script("down.sh", Map.of());
  }

  private String script(String name, Map<String, String> more, String... arguments)
      throws IOException, InterruptedException {
    var all = new HashMap<>(environment);
    all.putAll(more);
    var command = new ArrayList<>(List.of(scripts.resolve(name).toString()));
    command.addAll(List.of(arguments));
    return commands.run(LONGEST, all, command);
  }
}
