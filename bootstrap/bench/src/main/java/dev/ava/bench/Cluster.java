package dev.ava.bench;

import dev.ava.bootstrap.scratch.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A PostgreSQL of the bench's own on loopback, as durable as it is by default. Everybody on this
/// machine may log in while it runs.
final class Cluster {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration LONGEST_SCRIPT = Duration.ofHours(1);
  private static final String OWNER = "postgres";
  private static final int MOST_CONNECTIONS = 300;

  private final Commands commands;
  private final Path programs;
  private final Path data;
  private final int port = FreePort.find();

  Cluster(Commands commands, Path programs, Path folder) throws IOException, InterruptedException {
    this.commands = commands;
    this.programs = programs;
    var home = Files.createDirectory(folder.resolve("postgres"));
    this.data = home.resolve("data");
    if (Commands.isRoot()) {
      commands.run(LONGEST, List.of("chown", OWNER, home.toString()));
    }
    asServer(
        "initdb", "-D", data.toString(), "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C");
  }

  void start() throws IOException, InterruptedException {
    asServer(
        "pg_ctl",
        "start",
        "-w",
        "-D",
        data.toString(),
        "-l",
        data.resolveSibling("server.log").toString(),
        "-o",
        "-p %d -k %s -c listen_addresses=127.0.0.1 -c max_connections=%d"
            .formatted(port, data.getParent(), MOST_CONNECTIONS));
  }

  /// Lets others pass through a folder, as the server must.
  static Path passable(Path folder) throws IOException {
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  long pid() throws IOException {
    try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow().strip());
    }
  }

  int port() {
    return port;
  }

  String url(String user, String database) {
    return "postgresql://%s:bench@127.0.0.1:%d/%s".formatted(user, port, database);
  }

  void create(String database, String template) throws IOException, InterruptedException {
    sql("postgres", "create database %s template %s".formatted(database, template));
  }

  void sql(String database, String statement) throws IOException, InterruptedException {
    psql(database, Map.of(), "-c", statement);
  }

  /// Runs a script of the bench's.
  void script(String database, Path file, Map<String, String> variables)
      throws IOException, InterruptedException {
    psql(database, variables, "-f", file.toString());
  }

  /// @return what it printed, without headings
  String psql(String database, Map<String, String> variables, String... what)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(program("psql"), "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", url(OWNER, database)));
    variables.forEach((name, value) -> command.addAll(List.of("-v", name + "=" + value)));
    command.addAll(List.of(what));
    return commands.run(LONGEST_SCRIPT, command).strip();
  }

  String program(String name) {
    return programs.resolve(name).toString();
  }

  /// The columns of the only row of a query, by their numbers.
  static Function<Integer, Long> ask(int port, String database, String query) throws SQLException {
    try (var connection = connect(port, database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      var columns = new ArrayList<Long>();
      for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
        columns.add(row.getLong(column));
      }
      return number -> columns.get(number - 1);
    }
  }

  private static Connection connect(int port, String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, OWNER));
  }

  void stop() throws IOException, InterruptedException {
    if (Files.notExists(data.resolve("postmaster.pid"))) {
      return;
    }
    asServer("pg_ctl", "stop", "-w", "-m", "fast", "-D", data.toString());
  }

  private void asServer(String program, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(program(program)));
    command.addAll(List.of(arguments));
    commands.run(LONGEST, Commands.asPostgres(command));
  }
}
