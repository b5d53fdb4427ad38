package dev.ava.postgres;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;

/// Where the embedded server keeps everything.
///
/// @param dataDir the folder of this installation (`AVA_DATA_DIR`)
@ConfigurationProperties("ava")
record EmbeddedSettings(Path dataDir) {}
