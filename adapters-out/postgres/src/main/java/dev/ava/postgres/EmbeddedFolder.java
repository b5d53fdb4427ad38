package dev.ava.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
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

  private final Path root;
  private final FileChannel claim;

  private EmbeddedFolder(Path root, FileChannel claim) {
    this.root = root;
    this.claim = claim;
  }

  /// Claims `dataDir`, making it if it is missing.
  ///
  /// @throws DataFolderInUse if another process has claimed it
  static EmbeddedFolder claim(Path dataDir) {
    var root = dataDir.toAbsolutePath().resolve("postgres");
    try {
      Files.createDirectories(root);
      var channel =
          FileChannel.open(
              root.resolve("ava.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new DataFolderInUse(dataDir);
      }
      var folder = new EmbeddedFolder(root, channel);
      folder.makePassword();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("AVA_DATA_DIR cannot be used: " + dataDir, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (java.nio.channels.OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  Path data() {
    return root.resolve("data");
  }

  Path binaries() {
    return root.resolve("bin");
  }

  Path log() {
    return root.resolve("server.log");
  }

  Path passwordFile() {
    return root.resolve("password");
  }

  String password() {
    try {
      return Files.readString(passwordFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops a server that an earlier process left running when it was killed.
  void stopLeftOver() throws IOException {
    leftOver().ifPresent(this::stop);
    Files.deleteIfExists(data().resolve("epg-lock"));
  }

  void release() {
    try {
      claim.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makePassword() throws IOException {
    if (Files.exists(passwordFile())) {
      return;
    }
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var fresh = Files.createTempFile(root, "password", ".new", ownerOnly);
    Files.writeString(fresh, HexFormat.of().formatHex(bytes));
    Files.move(fresh, passwordFile(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /// The process that `postmaster.pid` names, if it is alive and one of our servers. After a
  /// restart of the machine the number may be somebody else's.
  private Optional<ProcessHandle> leftOver() throws IOException {
    var file = data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var pid = Files.readAllLines(file).stream().findFirst().map(String::strip).orElse("");
    return pid.matches("[0-9]{1,18}")
        ? ProcessHandle.of(Long.parseLong(pid)).filter(this::isOurs)
        : Optional.empty();
  }

  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .command()
        .filter(command -> command.startsWith(binaries().toString()))
        .isPresent();
  }

  private void stop(ProcessHandle server) {
    log.info("Stopping the database server that an earlier run left behind");
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
