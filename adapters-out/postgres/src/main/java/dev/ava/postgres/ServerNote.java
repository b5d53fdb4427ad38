package dev.ava.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a PostgreSQL server has written down of itself in its data directory (`postmaster.pid`, one
/// value a line): the process in line 1, the port in line 4, how far it is in line 8.
///
/// @param process the process that the note names, if it is alive; after a restart of the machine
///     it may be any program
/// @param port where it takes connections; nothing as long as it does not
record ServerNote(Optional<ProcessHandle> process, Optional<Integer> port) {
  static final String FILE = "postmaster.pid";

  private static final int PORT = 3;
  private static final int STATUS = 7;
  private static final String TAKES_CONNECTIONS = "ready";

  /// Reads the note, which may be half written.
  ///
  /// @return nothing if there is none
  static Optional<ServerNote> read(Path data) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(data.resolve(FILE)).stream().map(String::strip).toList();
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    var process =
        line(lines, 0)
            .filter(pid -> pid.matches("[0-9]{1,18}"))
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
            .filter(ProcessHandle::isAlive);
    var port =
        line(lines, STATUS)
            .filter(TAKES_CONNECTIONS::equals)
            .flatMap(ready -> line(lines, PORT))
            .filter(number -> number.matches("[0-9]{1,5}"))
            .map(Integer::valueOf);
    return Optional.of(new ServerNote(process, port));
  }

  /// Whether the process is certainly another program than a PostgreSQL server.
  boolean namesAnotherProgram() {
    return program().filter(program -> !program.endsWith("postgres")).isPresent();
  }

  /// The program that the process runs, as far as the system tells.
  Optional<Path> program() {
    return process.flatMap(running -> running.info().command()).map(Path::of);
  }

  private static Optional<String> line(List<String> lines, int index) {
    return index < lines.size() ? Optional.of(lines.get(index)) : Optional.empty();
  }
}
