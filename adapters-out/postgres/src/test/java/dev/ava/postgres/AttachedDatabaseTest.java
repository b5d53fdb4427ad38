package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A command beside an Ava that runs, or does not.
@Timeout(180)
final class AttachedDatabaseTest {
  @TempDir private Path dataDir;

  @Test
  void theServerOfARunningAvaIsUsedAndLeftRunning() throws Exception {
    try (var running = EmbeddedProcess.on(dataDir)) {
      var url = DatabaseAddress.parse(running.firstLine(), Optional.empty(), Optional.empty());

      var attached = attach();
      assertThat(attached.address().port()).isEqualTo(url.port());
      execute(attached, "create table kept (what text)");
      attached.stop();

      var again = attach();
      execute(again, "insert into kept values ('kept')");
      again.stop();
      assertThat(note()).exists();
    }
  }

  @Test
  void theLoginsAreThoseOfTheRunningAva() throws Exception {
    var running = new EmbeddedDatabase(settings());
    try {
      var theirs = logins(running);

      var ours = logins(attach());

      assertThat(ours.service()).isEqualTo(theirs.service());
      assertThat(ours.user()).isEqualTo(theirs.user());
    } finally {
      running.stop();
    }
  }

  @Test
  void withoutARunningAvaTheServerIsStartedAndStopped() throws Exception {
    new EmbeddedDatabase(settings()).stop();

    var attached = attach();
    execute(attached, "create table kept (what text)");
    attached.stop();

    assertThat(note()).doesNotExist();
    new EmbeddedDatabase(settings()).stop();
  }

  @Test
  void anAvaThatStopsIsWaitedForWhateverItsNoteSays() throws Exception {
    new EmbeddedDatabase(settings()).stop();
    var foreign = new ProcessBuilder("sleep", "600").start();
    var stopping = EmbeddedFolder.claim(dataDir);
    Files.writeString(note(), "%d\n/\n0\n5432\n/\n/\n/\nready\n".formatted(foreign.pid()));
    var attaching = CompletableFuture.supplyAsync(this::attach);
    try {
      assertThatThrownBy(() -> attaching.get(500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
    } finally {
      stopping.release();
    }
    try {
      var attached = attaching.get(60, TimeUnit.SECONDS);
      execute(attached, "create table kept (what text)");
      attached.stop();
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void whereThereIsNoDatabaseNoneIsMade() throws IOException {
    assertThatThrownBy(this::attach)
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessage(
            "There is no database in %s yet. Start Ava first, or name its folder with AVA_DATA_DIR.",
            dataDir);
    assertThat(dataDir).isEmptyDirectory();
  }

  private AttachedDatabase attach() {
    return new AttachedDatabase(settings());
  }

  private EmbeddedSettings settings() {
    return new EmbeddedSettings(dataDir);
  }

  private static Logins logins(Database database) {
    return new Logins(new Routes(database, RouteSettings.USUAL), derived());
  }

  private static DatabaseSettings derived() {
    return new DatabaseSettings(
        "embedded",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private Path note() {
    return EmbeddedFiles.in(dataDir).data().resolve(ServerNote.FILE);
  }

  private static void execute(AttachedDatabase database, String sql) throws SQLException {
    try (var connection = new TestDatabase(database.address(), "ava").superuser()) {
      Sql.execute(connection, sql);
    }
  }
}
