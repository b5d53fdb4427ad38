package dev.ava.bench;

import dev.ava.bootstrap.scratch.BusinessNumber;
import dev.ava.bootstrap.scratch.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Ava from its jar, as the image runs it: with an ahead-of-time cache, and paced as fast as it can
/// be told to.
final class Ava implements Installation {
  private static final int MESSAGES_PER_SECOND = 1_000;
  static final String PACING =
      "%,d messages a second in all (the most it can be told), one to each person in a millisecond"
          .formatted(MESSAGES_PER_SECOND);
  private static final String DATABASE = "ava";
  private static final String LIMIT = "ava_limit";
  private static final String DELETE_INBOX = "delete from ava.inbox where received_at >= '%s'";
  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(3);
  private static final Duration RECIPIENT_INTERVAL = Duration.ofMillis(1);
  private static final int USUAL_COST = 10;

  /// As many requests a minute as can be allowed: what is measured is not the limit.
  private static final String MANY = "1000000";

  private final Commands commands;
  private final Cluster cluster;
  private final AvaJar jar;
  private final Path folder;
  private final Path cache;

  /// What is older in its tables came by no webhook.
  private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final BusinessNumber number;
  private final Map<String, String> environment;
  private volatile AvaNode node;
  private final List<AvaNode> others = new ArrayList<>();
  private final Path signIns;
  private final Path tokens;

  /// Makes the schema and the people, keeps a copy of both for pgbench, and starts a node.
  ///
  /// @param graphUrl where the Graph API is played
  Ava(
      Commands commands,
      Cluster cluster,
      String graphUrl,
      BusinessNumber number,
      AvaJar jar,
      Progress progress,
      Path folder)
      throws IOException, InterruptedException {
    this.commands = commands;
    this.cluster = cluster;
    this.number = number;
    this.jar = jar;
    this.folder = folder;
    this.cache = folder.resolve("ava.aot");
    this.environment = environment(graphUrl);
    progress.say("Making the schema and the people.");
    cluster.create(DATABASE, "template0");
    commands
        .startAlone(environment, java(List.of(), "migrate"), log("migrate"))
        .output(LONGEST_COMMAND);
    cluster.sql("postgres", "create extension pgcrypto");
    Resource.copy("people.sql", folder);
    fill("seed.sql", Map.of("hash", hash(USUAL_COST)));
    cluster.create(LIMIT, DATABASE);
    progress.say("Making an ahead-of-time cache.");
    commands
        .startAlone(
            jar.variables(),
            java(List.of("-XX:AOTCacheOutput=" + cache), "rehearse"),
            log("rehearsal"))
        .output(LONGEST_COMMAND);
    if (Files.notExists(cache)) {
      throw new IOException("Java has made no ahead-of-time cache.");
    }
    this.node = start();
    progress.say("Signing the readers in.");
    this.signIns = Files.write(folder.resolve("sign-ins.txt"), People.READERS.signIns());
    this.tokens =
        Files.write(folder.resolve("tokens.txt"), Readers.tokens(node.url(), People.READERS));
  }

  /// Starts another node, as it ships.
  AvaNode start() throws IOException, InterruptedException {
    return start("-XX:AOTCache=" + cache, "node");
  }

  /// The same without the ahead-of-time cache.
  AvaNode startUncached() throws IOException, InterruptedException {
    return start("-XX:AOTMode=off", "uncached");
  }

  /// Starts a node beside the one that takes the webhooks, to share its work.
  void addNode() throws IOException, InterruptedException {
    others.add(start());
  }

  /// Ends all of those again.
  void removeNodes() {
    others.forEach(AvaNode::close);
    others.clear();
  }

  /// Starts a node again at the address of the one that has ended, with the same log.
  void startAgain() throws IOException, InterruptedException {
    node = start("-XX:AOTCache=" + cache, "node", node.port());
  }

  private AvaNode start(String option, String name) throws IOException, InterruptedException {
    return start(option, name, FreePort.find());
  }

  private AvaNode start(String option, String name, int port)
      throws IOException, InterruptedException {
    var all = new HashMap<>(environment);
    all.putAll(jar.variables());
    all.put("PORT", String.valueOf(port));
    all.put("AVA_PUBLIC_URL", "http://127.0.0.1:" + port);
    var startedAt = System.nanoTime();
    var running = commands.startAlone(all, java(List.of(option), "serve"), log(name + "-" + port));
    return AvaNode.awaited(running, port, startedAt);
  }

  private List<String> java(List<String> more, String command) {
    var all = new ArrayList<String>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(jar.javaOptions());
    all.addAll(more);
    all.add("-Dava.sign-in.access-token-lifetime=24h");
    all.addAll(List.of("-jar", jar.path().toString(), command));
    return all;
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private Map<String, String> environment(String graphUrl) {
    return Map.ofEntries(
        Map.entry("APP_ENV", "local"),
        Map.entry("AVA_DATA_DIR", folder.resolve("ava").toString()),
        Map.entry("AVA_MIGRATE_ON_START", "false"),
        Map.entry("AVA_REQUESTS_PER_ADDRESS", MANY),
        Map.entry("AVA_REQUESTS_PER_USER", MANY),
        Map.entry("AVA_CONNECTIONS_PER_ADDRESS", "4096"),
        Map.entry("AVA_TRUSTED_PROXIES", "127.0.0.1"),
        Map.entry("DATABASE_URL", cluster.url("postgres", DATABASE)),
        Map.entry("WHATSAPP_GRAPH_URL", graphUrl),
        Map.entry("WHATSAPP_PHONE_NUMBER_ID", number.id()),
        Map.entry("WHATSAPP_ACCESS_TOKEN", number.accessToken()),
        Map.entry("WHATSAPP_APP_SECRET", number.appSecret()),
        Map.entry("WHATSAPP_VERIFY_TOKEN", number.verifyToken()),
        Map.entry("WHATSAPP_MESSAGES_PER_SECOND", String.valueOf(MESSAGES_PER_SECOND)),
        Map.entry("WHATSAPP_RECIPIENT_INTERVAL", RECIPIENT_INTERVAL.toString()),
        Map.entry("WHATSAPP_RECIPIENT_BURST", "1000"));
  }

  /// The columns of the only row of a query to its database, by their numbers.
  Function<Integer, Long> ask(String query) throws SQLException {
    return Cluster.ask(cluster.port(), DATABASE, query);
  }

  /// For pgbench, where it reads what Ava reads.
  String readsUrl(String login) {
    return cluster.url(login, DATABASE);
  }

  /// For pgbench, where it writes what Ava writes and no worker takes it up.
  String writesUrl(String login) {
    return cluster.url(login, LIMIT);
  }

  void clearLimit() throws IOException, InterruptedException {
    cluster.sql(LIMIT, DELETE_INBOX.formatted(since));
    cluster.sql(LIMIT, "vacuum analyze ava.inbox");
  }

  /// Brings the table to a size.
  void grow(int rows) throws IOException, InterruptedException {
    fill(
        "grow.sql",
        Map.of(
            "rows",
            String.valueOf(rows),
            "messages",
            "ava.messages",
            "column",
            ", status",
            "value",
            ", 'received'"));
  }

  /// Runs a script of the bench's on its database.
  void fill(String script, Map<String, String> variables) throws IOException, InterruptedException {
    cluster.script(DATABASE, Resource.copy(script, folder), variables);
  }

  /// Of everybody's password, by bcrypt.
  String hash(int cost) throws IOException, InterruptedException {
    return cluster.psql(
        "postgres",
        Map.of(),
        "-c",
        "select crypt('%s', gen_salt('bf', %d))".formatted(People.PASSWORD, cost));
  }

  @Override
  public String url() {
    return node.url();
  }

  @Override
  public long pid() {
    return node.running().pid();
  }

  @Override
  public List<Long> pids() {
    return Stream.concat(Stream.of(node), others.stream()).map(one -> one.running().pid()).toList();
  }

  @Override
  public long databasePid() throws IOException {
    return cluster.pid();
  }

  @Override
  public BusinessNumber number() {
    return number;
  }

  @Override
  public Path tokens() {
    return tokens;
  }

  @Override
  public Path signIns() {
    return signIns;
  }

  @Override
  public Stored stored(String marker) throws SQLException {
    var columns =
        ask(
            """
            select inbox.*, replies.*
            from (select count(*), count(distinct content ->> 'text') from ava.inbox
                  where content ->> 'text' like '%1$s-%%') as inbox,
              (select count(*), count(distinct body) from ava.outbox
               where state = 'accepted' and body like '[Echo] %1$s-%%') as replies
            """
                .formatted(marker));
    return new Stored(columns.apply(1), columns.apply(2), columns.apply(3), columns.apply(4));
  }

  @Override
  public void clear() throws IOException, SQLException, InterruptedException {
    do {
      cluster.sql(DATABASE, DELETE_INBOX.formatted(since));
      Idle.await(pids());
      cluster.sql(DATABASE, "delete from ava.outbox where created_at >= '%s'".formatted(since));
    } while (ask("select count(*) from ava.inbox where received_at >= '%s'".formatted(since))
            .apply(1)
        > 0);
    cluster.sql(DATABASE, "delete from ava.messages where created_at >= '%s'".formatted(since));
    cluster.sql(DATABASE, "vacuum analyze ava.messages, ava.inbox, ava.outbox, ava.conversations");
  }

  /// The node that takes the webhooks.
  AvaNode node() {
    return node;
  }

  /// Asks that node to end, and waits until it has.
  void stop() {
    node.close();
  }
}
