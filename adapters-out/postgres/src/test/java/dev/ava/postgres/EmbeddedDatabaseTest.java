package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class EmbeddedDatabaseTest {
  @TempDir private Path dataDir;

  @Test
  void dataSurviveARestart() throws Exception {
    var first = start();
    write(first, "kept");
    first.stop();

    var second = start();
    try {
      assertThat(read(second)).isEqualTo("kept");
    } finally {
      second.stop();
    }
  }

  @Test
  void whatWasCommittedSurvivesAKilledProgramWhoseServerRunsOn() throws Exception {
    String server;
    try (var killed = EmbeddedProcess.on(dataDir)) {
      var url = killed.firstLine();
      assertThat(url).startsWith("postgresql://");
      try (var connection = connect(url)) {
        Sql.execute(connection, "create table kept (what text)");
        Sql.execute(connection, "insert into kept values ('kept')");
      }
      server = pidFile().getFirst();
      killed.kill();
    }
    assertThat(isAlive(server)).as("the server outlives the program").isTrue();

    var next = start();
    try {
      assertThat(isAlive(server)).isFalse();
      assertThat(read(next)).isEqualTo("kept");
    } finally {
      next.stop();
    }
  }

  @Test
  void aServerThatWasKilledTooRecovers() throws Exception {
    try (var killed = EmbeddedProcess.on(dataDir)) {
      try (var connection = connect(killed.firstLine())) {
        Sql.execute(connection, "create table kept (what text)");
        Sql.execute(connection, "insert into kept values ('kept')");
      }
      var server = ProcessHandle.of(Long.parseLong(pidFile().getFirst())).orElseThrow();
      killed.kill();
      server.destroyForcibly();
      server.onExit().join();
    }

    var next = start();
    try {
      assertThat(read(next)).isEqualTo("kept");
    } finally {
      next.stop();
    }
  }

  @Test
  void whatTheServerRefusesDoesNotGetIntoItsLog() throws Exception {
    var database = start();
    try (var connection = superuser(database)) {
      Sql.execute(connection, "create table people (email text unique)");
      Sql.execute(connection, "insert into people values (?)", "canary@example.org");

      assertThat(Outcome.of(connection, "insert into people values (?)", "canary@example.org"))
          .isEqualTo("refused 23505");
    } finally {
      database.stop();
    }

    assertThat(Files.readString(dataDir.resolve("postgres/server.log")))
        .contains("duplicate key value")
        .doesNotContain("canary");
  }

  @Test
  void aStaleNoteThatNamesAnotherProgramHarmsNeither() throws Exception {
    var first = start();
    write(first, "kept");
    first.stop();
    var foreign = new ProcessBuilder("sleep", "600").start();
    try {
      var note = dataDir.resolve("postgres/data/postmaster.pid");
      Files.writeString(note, "%d\n%s\n".formatted(foreign.pid(), note.getParent()));

      var second = start();
      try {
        assertThat(read(second)).isEqualTo("kept");
        assertThat(foreign.isAlive()).isTrue();
      } finally {
        second.stop();
      }
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void dataThatWereNeverFinishedAreMadeAnew() throws Exception {
    var data = Files.createDirectories(dataDir.resolve("postgres/data/base"));
    Files.writeString(data.resolve("1"), "half");
    Files.createFile(dataDir.resolve("postgres/unfinished"));

    var database = start();
    try {
      write(database, "works");
      assertThat(read(database)).isEqualTo("works");
    } finally {
      database.stop();
    }
    assertThat(dataDir.resolve("postgres/unfinished")).doesNotExist();
  }

  @Test
  void aFolderBehindASymbolicLinkIsTheSameFolder() throws Exception {
    var link =
        Files.createSymbolicLink(
            dataDir.resolve("link"), Files.createDirectory(dataDir.resolve("real")));
    var database = new EmbeddedDatabase(new EmbeddedSettings(link));
    try {
      assertThatThrownBy(() -> new EmbeddedDatabase(new EmbeddedSettings(dataDir.resolve("real"))))
          .isInstanceOf(DataFolderInUse.class);
    } finally {
      database.stop();
    }
  }

  @Test
  void aFolderIsUsedByOneProgramAtATime() throws Exception {
    var database = start();
    try {
      assertThatThrownBy(this::start)
          .isInstanceOf(DataFolderInUse.class)
          .hasMessage(
              "Another Ava is running on %s. Stop it, or give this one its own folder with AVA_DATA_DIR.",
              dataDir);
      try (var other = EmbeddedProcess.on(dataDir)) {
        assertThat(other.firstLine()).startsWith("Another Ava is running on " + dataDir);
      }
      write(database, "works");
    } finally {
      database.stop();
    }
  }

  @Test
  void aFolderIsFreeAgainAfterAFailedStart() throws Exception {
    var data = Files.createDirectories(dataDir.resolve("postgres/data"));
    Files.createFile(data.resolve("foreign"));

    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("server.log");

    TestFolders.delete(data);
    start().stop();
  }

  @Test
  void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
    var file = Files.createFile(dataDir.resolve("file"));

    assertThatThrownBy(() -> new EmbeddedDatabase(new EmbeddedSettings(file.resolve("below"))))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("AVA_DATA_DIR");
  }

  private EmbeddedDatabase start() {
    return new EmbeddedDatabase(new EmbeddedSettings(dataDir));
  }

  private List<String> pidFile() throws IOException {
    return Files.readAllLines(dataDir.resolve("postgres/data/postmaster.pid"));
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
  }

  private static Connection connect(String url) throws SQLException {
    var address = DatabaseAddress.parse(url, Optional.empty(), Optional.empty());
    return new TestDatabase(address, address.database()).superuser();
  }

  private static Connection superuser(EmbeddedDatabase database) throws SQLException {
    return new TestDatabase(database.address(), "ava").superuser();
  }

  private static void write(EmbeddedDatabase database, String what) throws SQLException {
    try (var connection = superuser(database)) {
      Sql.execute(connection, "create table kept (what text)");
      Sql.execute(connection, "insert into kept values (?)", what);
    }
  }

  private static String read(EmbeddedDatabase database) throws SQLException {
    try (var connection = superuser(database)) {
      return Sql.text(connection, "select what from kept");
    }
  }
}
