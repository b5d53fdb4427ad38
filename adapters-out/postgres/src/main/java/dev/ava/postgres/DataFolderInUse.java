package dev.ava.postgres;

import java.nio.file.Path;

/// Another Ava runs on the same data folder. The message is for the person who started this one.
final class DataFolderInUse extends DatabaseUnusable {
  private static final long serialVersionUID = 1L;

  DataFolderInUse(Path dataDir) {
    super(
        "Another Ava is running on %s. Stop it, or give this one its own folder with AVA_DATA_DIR."
            .formatted(dataDir.toAbsolutePath()));
  }
}
