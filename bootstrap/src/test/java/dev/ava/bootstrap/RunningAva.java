package dev.ava.bootstrap;

import static org.awaitility.Awaitility.await;

import dev.ava.auth.gotrue.GotrueStub;
import dev.ava.domain.messaging.NodeId;
import dev.ava.postgres.TestDatabase;
import dev.ava.postgres.TestFolders;
import dev.ava.postgres.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/// A whole Ava in this process, on a database of its own or beside another on the same one, with a
/// Graph API that the test holds.
final class RunningAva implements AutoCloseable {
  static {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  private static final int FIRST_PORT = 12_000;
  private static final int FIRST_EPHEMERAL_PORT = 32_768;

  private final TestDatabase database;
  private final GraphDouble graph;
  private final TestSignIn signIn;
  private final AvaServer server;
  private final String url;
  private final boolean isFirst;

  private RunningAva(
      TestDatabase database,
      GraphDouble graph,
      TestSignIn signIn,
      Configuration configuration,
      boolean isFirst) {
    this.database = database;
    this.graph = graph;
    this.signIn = signIn;
    this.server = AvaServer.start(configuration);
    this.url = "http://localhost:" + configuration.properties().get("micronaut.server.port");
    this.isFirst = isFirst;
  }

  static RunningAva start() {
    return start(Map.of());
  }

  /// Starts with these environment variables besides the usual ones.
  static RunningAva start(Map<String, String> more) {
    return start(_ -> more, RunningAva::generous);
  }

  /// Starts with people signed in through a stand-in for Supabase Auth, whatever the property says.
  static RunningAva startWithSupabase(Map<String, String> more) {
    var database = TestPostgres.database();
    return start(database, new TestSignIn.Supabase(database), more, RunningAva::generous);
  }

  /// Starts with the limits on sign-ups and sign-ins that an installation has.
  static RunningAva startWithUsualLimits() {
    return start(_ -> Map.of(), UnaryOperator.identity());
  }

  /// Starts with the database behind something of the test's.
  ///
  /// @param instead makes another URL of the URL of the database
  static RunningAva startBehind(UnaryOperator<String> instead) {
    return start(
        database -> Map.of("DATABASE_URL", instead.apply(database.url())), RunningAva::generous);
  }

  /// Starts on a database that the test has made, which is closed with it.
  static RunningAva startOn(TestDatabase database, Map<String, String> more) {
    return start(database, more, RunningAva::generous);
  }

  /// Starts with properties that no variable sets.
  static RunningAva startWith(Map<String, Object> properties) {
    return start(
        TestPostgres.database(),
        Map.of("WHATSAPP_LINKING", "open"),
        configuration -> generous(configuration).with(properties));
  }

  private static RunningAva start(
      Function<TestDatabase, Map<String, String>> more, UnaryOperator<Configuration> rules) {
    var database = TestPostgres.database();
    return start(database, more.apply(database), rules);
  }

  private static RunningAva start(
      TestDatabase database, Map<String, String> more, UnaryOperator<Configuration> rules) {
    return start(database, TestSignIn.chosen(database), more, rules);
  }

  private static RunningAva start(
      TestDatabase database,
      TestSignIn signIn,
      Map<String, String> more,
      UnaryOperator<Configuration> rules) {
    var graph = GraphDouble.start();
    return new RunningAva(
        database, graph, signIn, rules.apply(configuration(database, graph, signIn, more)), true);
  }

  /// Starts another node on the same database, with keys of its own.
  RunningAva another() {
    return new RunningAva(
        database,
        graph,
        signIn,
        generous(configuration(database, graph, signIn, Map.of("WHATSAPP_LINKING", "open"))),
        false);
  }

  private static Configuration configuration(
      TestDatabase database, GraphDouble graph, TestSignIn signIn, Map<String, String> more) {
    var variables = new HashMap<>(variables(freePort(), database.url(), graph.url()));
    variables.putAll(signIn.variables());
    variables.putAll(more);
    return Configuration.read(variables);
  }

  static Map<String, String> variables(int port, String databaseUrl, String graphUrl) {
    return Map.of(
        "PORT",
        String.valueOf(port),
        "AVA_DATA_DIR",
        folder().toString(),
        "AVA_BCRYPT_COST",
        "4",
        "DATABASE_URL",
        databaseUrl,
        "WHATSAPP_GRAPH_URL",
        graphUrl,
        "WHATSAPP_ACCESS_TOKEN",
        "the-access-token-of-the-tests",
        "WHATSAPP_APP_SECRET",
        Webhooks.APP_SECRET,
        "WHATSAPP_VERIFY_TOKEN",
        "the-verify-token-of-the-tests",
        "WHATSAPP_PHONE_NUMBER_ID",
        Webhooks.PHONE_NUMBER_ID,
        "WHATSAPP_BUSINESS_NUMBER",
        "+15550783881");
  }

  /// The same configuration for tests that sign up many people from one address, and that look at
  /// how the queues stand.
  private static Configuration generous(Configuration configuration) {
    return configuration.with(
        Map.of(
            "ava.rate-limits.requests-per-address", 1_000_000,
            "ava.rate-limits.requests-per-user", 1_000_000,
            "ava.rate-limits.sign-up-per-address", 1_000_000,
            "ava.rate-limits.sign-in-per-address", 1_000_000,
            "ava.workers.watch", "250ms"));
  }

  /// Somebody who has just signed up and proven a phone number.
  Api linked(String phone) throws Exception {
    var user = api().signedUp();
    var claimed = user.put("/preferences/whatsapp", Api.phone(phone));
    webhooks().post(Webhooks.text(phone, Webhooks.wamid(), claimed.text("link_code")));
    await().until(() -> user.get("/preferences").text("whatsapp_status"), "linked"::equals);
    await().until(() -> !graph.to(phone).isEmpty());
    return user;
  }

  /// Runs one statement as a superuser, see [TestDatabase#sql].
  List<String> sql(String statement, Object... values) throws SQLException {
    return database.sql(statement, values);
  }

  /// How much work waits in the inbox and the outbox, besides reports on and changes of messages
  /// that are in no story: those of Meta's own examples, which are waited for in vain for two
  /// minutes.
  int waiting() throws SQLException {
    return Integer.parseInt(
        sql("""
            select (select count(*) from ava.inbox where state = 'waiting'
                and (content->>'type' not in ('status', 'change')
                  or content->>'wamid' similar to 'wamid.(IN|OUT)%'))
              + (select count(*) from ava.outbox where state in ('waiting', 'sending'))""")
            .getFirst());
  }

  /// A port that nobody listens on, and that the system gives to no outgoing connection meanwhile.
  static int freePort() {
    while (true) {
      int port = RandomGenerator.getDefault().nextInt(FIRST_PORT, FIRST_EPHEMERAL_PORT);
      try (var socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Api api() {
    return new Api(url);
  }

  Webhooks webhooks() {
    return new Webhooks(url);
  }

  /// The id under which this node claims.
  String node() {
    return server.beans().getBean(NodeId.class).value().toString();
  }

  GraphDouble graph() {
    return graph;
  }

  /// The stand-in for Supabase Auth, where there is one.
  GotrueStub gotrue() {
    return ((TestSignIn.Supabase) signIn).gotrue();
  }

  TestDatabase database() {
    return database;
  }

  AvaServer server() {
    return server;
  }

  String url() {
    return url;
  }

  @Override
  public void close() throws SQLException {
    server.close();
    if (isFirst) {
      signIn.close();
      graph.close();
      database.close();
    }
  }

  private static Path folder() {
    return TestFolders.untilTheEnd("ava-test");
  }
}
