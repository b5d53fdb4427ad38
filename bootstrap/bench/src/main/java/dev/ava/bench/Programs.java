package dev.ava.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The programs that a run needs besides Java.
///
/// @param wrk makes the load
/// @param nginx plays the Graph API
/// @param echo the module that lets it take its time
/// @param postgres the folder with PostgreSQL's programs, of version 15 where there are several
record Programs(Path wrk, Path nginx, Path echo, Path postgres) {
  private static final String INSTALL =
      "apt-get install --no-install-recommends wrk nginx-light libnginx-mod-http-echo postgresql-15";
  private static final String INSTALL_POSTGRES =
      "apt-get install --no-install-recommends postgresql-15";
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String COMPARED_VERSION = "15";

  /// @throws IllegalArgumentException if something is missing, with what to do
  static Programs find() {
    var missing = new ArrayList<String>();
    var wrk = onPath("wrk");
    var nginx = onPath("nginx").or(() -> existing(Path.of("/usr/sbin/nginx")));
    var echo =
        Stream.of("/usr/lib/nginx/modules", "/usr/lib64/nginx/modules")
            .map(folder -> Path.of(folder, "ngx_http_echo_module.so"))
            .filter(Files::exists)
            .findFirst();
    var postgres = newestPostgres();
    say(missing, wrk, "wrk");
    say(missing, nginx, "nginx");
    say(missing, echo, "nginx's echo module");
    say(missing, postgres, "PostgreSQL with pgbench below " + VERSIONS);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "Missing: %s. On Debian: %s".formatted(String.join(", ", missing), INSTALL));
    }
    return new Programs(
        wrk.orElseThrow(), nginx.orElseThrow(), echo.orElseThrow(), postgres.orElseThrow());
  }

  /// The folder with PostgreSQL's programs, for who needs nothing else.
  ///
  /// @throws IllegalArgumentException if there is none, with what to do
  static Path findPostgres() {
    return newestPostgres()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Missing: PostgreSQL below %s. On Debian: %s"
                        .formatted(VERSIONS, INSTALL_POSTGRES)));
  }

  private static void say(List<String> missing, Optional<Path> found, String what) {
    if (found.isEmpty()) {
      missing.add(what);
    }
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> existing(Path path) {
    return Optional.of(path).filter(Files::exists);
  }

  private static Optional<Path> newestPostgres() {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .filter(bin -> Files.isExecutable(bin.resolve("pgbench")))
          .max(
              Comparator.comparing((Path bin) -> bin.endsWith(Path.of(COMPARED_VERSION, "bin")))
                  .thenComparing(Comparator.naturalOrder()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
