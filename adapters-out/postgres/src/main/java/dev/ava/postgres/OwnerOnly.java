package dev.ava.postgres;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that nobody but their owner can read, where the file system knows owners (POSIX).
final class OwnerOnly {
  private static final String DIRECTORY = "rwx------";
  private static final String FILE = "rw-------";

  private OwnerOnly() {}

  /// The directory of this name, made if it is missing, and closed to others if it was open.
  static Path directory(Path parent, String name) throws IOException {
    var directory = parent.resolve(name);
    if (Files.notExists(directory)) {
      return Files.createDirectory(directory, attributes(DIRECTORY));
    }
    if (isPosix()) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(DIRECTORY));
    }
    return directory.toRealPath();
  }

  static Path temporaryFile(Path parent, String prefix) throws IOException {
    return Files.createTempFile(parent, prefix, ".new", attributes(FILE));
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
