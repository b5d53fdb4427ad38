package dev.ava.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where everything of the embedded server lies, below `AVA_DATA_DIR/postgres`.
record EmbeddedFiles(Path root) {
  static final String NAME = "postgres";

  static EmbeddedFiles in(Path dataDir) {
    return new EmbeddedFiles(dataDir.resolve(NAME));
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

  Path lock() {
    return root.resolve("ava.lock");
  }

  /// There while the data are not worth keeping yet.
  Path unfinished() {
    return root.resolve("unfinished");
  }

  Path passwordFile() {
    return root.resolve("password");
  }

  /// The password of the server's superuser.
  String password() {
    try {
      return Files.readString(passwordFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
