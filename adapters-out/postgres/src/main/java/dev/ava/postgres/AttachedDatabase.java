package dev.ava.postgres;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/// The embedded server for a command that works beside a running Ava: the server of that Ava, which
/// is left running, or one of our own for as long as the command takes if no Ava runs. Never makes
/// a database.
@Singleton
@Bean(typed = Database.class)
@Requires(property = "ava.database.kind", value = "embedded")
@Requires(property = "ava.database.attach", value = "true")
final class AttachedDatabase implements Database {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final Database database;

  AttachedDatabase(EmbeddedSettings settings) {
    var files = EmbeddedFiles.in(settings.dataDir());
    if (Files.notExists(files.data())) {
      throw new DatabaseUnusable(
          "There is no database in %s yet. Start Ava first, or name its folder with AVA_DATA_DIR."
              .formatted(settings.dataDir()));
    }
    this.database = find(settings, files);
  }

  @Override
  public DatabaseAddress address() {
    return database.address();
  }

  @PreDestroy
  void stop() throws IOException {
    if (database instanceof EmbeddedDatabase own) {
      own.stop();
    }
  }

  /// Tries until the folder is ours or its server answers: an Ava that starts or stops has claimed
  /// the one and not, or no more, the other.
  private static Database find(EmbeddedSettings settings, EmbeddedFiles files) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var found = own(settings).or(() -> running(files));
    while (found.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new DatabaseUnusable(
            "Another Ava is starting or stopping on %s. Try again in a moment."
                .formatted(settings.dataDir()));
      }
      pause();
      found = own(settings).or(() -> running(files));
    }
    return found.get();
  }

  private static Optional<Database> own(EmbeddedSettings settings) {
    try {
      return Optional.of(new EmbeddedDatabase(settings));
    } catch (DataFolderInUse anAvaRuns) {
      return Optional.empty();
    }
  }

  private static Optional<Database> running(EmbeddedFiles files) {
    try {
      if (Files.exists(files.unfinished())) {
        return Optional.empty();
      }
      return ServerNote.read(files.data())
          .filter(note -> note.process().isPresent() && !note.namesAnotherProgram())
          .flatMap(ServerNote::port)
          .map(port -> new Running(EmbeddedDatabase.address(port, files)));
    } catch (IOException | UncheckedIOException e) {
      throw new DatabaseUnusable("AVA_DATA_DIR cannot be used: " + e.getMessage(), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnusable("Interrupted while waiting for the database.", e);
    }
  }

  /// A server that somebody else owns.
  private record Running(DatabaseAddress address) implements Database {}
}
