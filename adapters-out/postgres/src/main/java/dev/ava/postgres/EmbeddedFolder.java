package dev.ava.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of the embedded server, claimed by one process at a time. The operating system gives
/// the claim back when the process dies, however it dies.
final class EmbeddedFolder {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedFolder.class);
  private static final int PASSWORD_BYTES = 24;
  private static final int LONGEST_STOP_SECONDS = 20;

  private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

  private final EmbeddedFiles files;
  private final FileChannel claim;

  private EmbeddedFolder(EmbeddedFiles files, FileChannel claim) {
    this.files = files;
    this.claim = claim;
  }

  /// Claims `dataDir`, making it if it is missing.
  ///
  /// @throws DataFolderInUse if another process has claimed it
  /// @throws DatabaseUnusable if it cannot be written
  static EmbeddedFolder claim(Path dataDir) {
    try {
      var root =
          OwnerOnly.directory(Files.createDirectories(dataDir).toRealPath(), EmbeddedFiles.NAME);
      if (!CLAIMED.add(root)) {
        throw new DataFolderInUse(dataDir);
      }
      try {
        var files = new EmbeddedFiles(root);
        var folder = new EmbeddedFolder(files, lock(files, dataDir));
        folder.makePassword();
        return folder;
      } catch (IOException | RuntimeException e) {
        CLAIMED.remove(root);
        throw e;
      }
    } catch (IOException e) {
      throw new DatabaseUnusable("AVA_DATA_DIR cannot be used: " + e.getMessage(), e);
    }
  }

  /// Locks the folder for this process, which must not open the file twice: closing it once would
  /// give up every lock that it holds on it (POSIX, fcntl).
  private static FileChannel lock(EmbeddedFiles files, Path dataDir) throws IOException {
    var channel =
        FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new DataFolderInUse(dataDir);
    }
    return channel;
  }

  EmbeddedFiles files() {
    return files;
  }

  /// Clears away what a process that was killed has left: a running server, a note of one that is
  /// gone, data that were never finished.
  void tidy() throws IOException {
    stopServer();
    Files.deleteIfExists(files.data().resolve("epg-lock"));
    if (Files.exists(files.unfinished())) {
      delete(files.data());
    } else if (Files.notExists(files.data())) {
      Files.createFile(files.unfinished());
    }
  }

  /// Stops the server, if it runs.
  void stopServer() throws IOException {
    leftOver().ifPresent(this::stop);
  }

  /// From now on the data are worth keeping.
  void finished() throws IOException {
    Files.deleteIfExists(files.unfinished());
  }

  void release() {
    try {
      claim.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      CLAIMED.remove(files.root());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void makePassword() throws IOException {
    if (Files.exists(files.passwordFile())) {
      return;
    }
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    var fresh = OwnerOnly.temporaryFile(files.root(), "password");
    Files.writeString(fresh, HexFormat.of().formatHex(bytes));
    Files.move(fresh, files.passwordFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  /// The process that `postmaster.pid` names, if it is alive and one of our servers. After a
  /// restart of the machine the number may be somebody else's; then the file goes, because no
  /// server starts beside it.
  private Optional<ProcessHandle> leftOver() throws IOException {
    var note = ServerNote.read(files.data());
    if (note.filter(ServerNote::namesAnotherProgram).isPresent()) {
      Files.delete(files.data().resolve(ServerNote.FILE));
    }
    return note.filter(this::isOurs).flatMap(ServerNote::process);
  }

  private boolean isOurs(ServerNote note) {
    return note.program().filter(program -> program.startsWith(files.binaries())).isPresent();
  }

  private void stop(ProcessHandle server) {
    log.info("Stopping a database server that was left behind");
    server.destroy();
    try {
      server.onExit().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.warn(
          "The database server does not stop by itself and is killed; it recovers from its log");
      server.destroyForcibly();
      server.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while stopping the database server.", e);
    }
  }
}
