package dev.ava.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Statements on the embedded server of a running Ava, for what no API offers.
record EmbeddedSql(Path dataDir) {
  private static final int LINE_OF_THE_PORT = 3;

  void execute(String sql) throws IOException, SQLException {
    try (var connection = DriverManager.getConnection(url(), "postgres", password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws IOException, SQLException {
    try (var connection = DriverManager.getConnection(url(), "postgres", password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  String password() throws IOException {
    return Files.readString(dataDir.resolve("postgres/password")).strip();
  }

  private String url() throws IOException {
    var note = Files.readAllLines(dataDir.resolve("postgres/data/postmaster.pid"));
    return "jdbc:postgresql://127.0.0.1:%s/ava".formatted(note.get(LINE_OF_THE_PORT).strip());
  }
}
