package dev.ava.auth;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import dev.ava.domain.shared.port.Corrupt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file that keeps the signing keys between starts: a JWK set with private keys (RFC 7517)
/// called `signing-keys.json` in a folder of its own, which only the owner may read or change.
///
/// To change keys put a new one before the others and restart; take an old one out when the last
/// token it signed has expired. Nodes that share users share this file.
final class SigningKeyFile {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeyFile.class);
  private static final Set<PosixFilePermission> FOLDER_RIGHTS =
      Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);
  private static final Set<PosixFilePermission> FILE_RIGHTS = Set.of(OWNER_READ, OWNER_WRITE);

  private final Path folder;
  private final Path file;

  /// @param dataDir the folder in which the folder `keys` is or shall be
  SigningKeyFile(Path dataDir) {
    this.folder = dataDir.resolve("keys");
    this.file = folder.resolve("signing-keys.json");
  }

  /// The keys as kept, after making the first one if there is no file yet. Of several processes
  /// that make one at the same time one wins, and all of them get its key.
  ///
  /// @throws Corrupt with a sentence or two on what is wrong and how to mend it
  SigningKeys open() {
    try {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER_RIGHTS));
      requireUnchangeableByOthers();
      if (Files.notExists(file) && keep(SigningKeys.newKeySet())) {
        LOG.info("Made a signing key and kept it in {}", file);
      }
      requireHiddenFromOthers();
      return SigningKeys.parse(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new Corrupt(
          "The file %s holds no usable signing keys: %s Put it back from a backup, or delete it to start with a new key, which signs everybody out."
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException | UnsupportedOperationException e) {
      throw new Corrupt(
          "The signing keys cannot be kept in %s (%s). Ava needs a folder there that it may read and write, on a file system with owner-only rights."
              .formatted(file, e),
          e);
    }
  }

  private boolean keep(String keys) throws IOException {
    var draft =
        Files.createTempFile(
            folder, "signing-keys", ".tmp", PosixFilePermissions.asFileAttribute(FILE_RIGHTS));
    try {
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(keys.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
      return linked(draft);
    } finally {
      Files.delete(draft);
    }
  }

  /// A link and not a move, because a move would replace what another process has put there since.
  private boolean linked(Path draft) throws IOException {
    try {
      Files.createLink(file, draft);
      return true;
    } catch (FileAlreadyExistsException another) {
      return false;
    }
  }

  private void requireUnchangeableByOthers() throws IOException {
    var rights = Files.getPosixFilePermissions(folder);
    if (rights.contains(GROUP_WRITE) || rights.contains(OTHERS_WRITE)) {
      throw new Corrupt(
          "Others may change the folder %s with the signing keys (%s). Close it with: chmod 700 %s"
              .formatted(folder, PosixFilePermissions.toString(rights), folder));
    }
  }

  private void requireHiddenFromOthers() throws IOException {
    var rights = Files.getPosixFilePermissions(file);
    if (!FOLDER_RIGHTS.containsAll(rights)) {
      throw new Corrupt(
          "Others may read or change the file %s with the signing keys (%s). Close it with: chmod 600 %s. If somebody may have read it, delete it instead, which makes a new key and signs everybody out."
              .formatted(file, PosixFilePermissions.toString(rights), file));
    }
  }
}
