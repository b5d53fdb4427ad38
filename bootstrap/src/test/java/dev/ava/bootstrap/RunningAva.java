package dev.ava.bootstrap;

import dev.ava.postgres.TestDatabase;
import dev.ava.postgres.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// A whole Ava in this process, on a database of its own, with a Graph API that the test holds.
final class RunningAva implements AutoCloseable {
  private final TestDatabase database;
  private final GraphDouble graph;
  private final AvaServer server;
  private final String url;

  private RunningAva(TestDatabase database, GraphDouble graph, AvaServer server, String url) {
    this.database = database;
    this.graph = graph;
    this.server = server;
    this.url = url;
  }

  static RunningAva start() {
    return start(Map.of());
  }

  /// Starts with these environment variables besides the usual ones.
  static RunningAva start(Map<String, String> more) {
    var database = TestPostgres.database();
    var graph = GraphDouble.start();
    var variables = new HashMap<>(variables(freePort(), database.url(), graph.url()));
    variables.putAll(more);
    var server = AvaServer.start(generous(Configuration.read(variables)));
    return new RunningAva(database, graph, server, "http://localhost:" + variables.get("PORT"));
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

  /// The same configuration for tests that sign up many people from one address.
  private static Configuration generous(Configuration configuration) {
    var properties = new HashMap<>(configuration.properties());
    properties.put("ava.rate-limits.sign-up-per-address", 1_000_000);
    properties.put("ava.rate-limits.sign-in-per-address", 1_000_000);
    return new Configuration(properties, configuration.bindings());
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Api api() {
    return new Api(url);
  }

  Webhooks webhooks() {
    return new Webhooks(url);
  }

  GraphDouble graph() {
    return graph;
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
    graph.close();
    database.close();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("ava-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
