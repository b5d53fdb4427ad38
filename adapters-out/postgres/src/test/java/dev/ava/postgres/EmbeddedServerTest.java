package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the embedded server is set up, on a folder that others could read before.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbeddedServerTest {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(EnumSet.copyOf(PosixFilePermissions.fromString("rwx------")));

  private Path dataDir;
  private EmbeddedDatabase database;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    dataDir = folder;
    Files.createDirectory(dataDir.resolve("postgres"));
    database = new EmbeddedDatabase(new EmbeddedSettings(dataDir));
  }

  @AfterAll
  void stop() throws IOException {
    database.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "listen_addresses, 127.0.0.1",
    "server_encoding, UTF8"
  })
  void itIsAsDurableAsAnyOther(String setting, String value) throws SQLException {
    try (var connection = new TestDatabase(database.address(), "ava").superuser()) {
      assertThat(Sql.text(connection, "show " + setting)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource({"postgres, wrong", "postgres, ''", "ava_user, wrong", "nobody, any"})
  void nobodyComesInWithoutThePassword(String user, String password) {
    assertThatThrownBy(
            () -> DriverManager.getConnection(database.address().jdbcUrl(), user, password))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
  }

  @ParameterizedTest
  @CsvSource({"postgres", "postgres/data", "postgres/password"})
  void nobodyElseReadsTheFolder(String file) throws IOException {
    assumeTrue(
        dataDir.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "SKIPPED: the file system knows no owners.");

    assertThat(Files.getPosixFilePermissions(dataDir.resolve(file)))
        .doesNotContainAnyElementsOf(OF_OTHERS);
  }

  @Test
  void thePasswordIsLongAndRandom() throws IOException {
    assertThat(Files.readString(dataDir.resolve("postgres/password"))).matches("[0-9a-f]{48}");
  }
}
