package dev.ava.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes load with wrk and `load.lua`.
final class Wrk {
  /// After the sending has stopped, for what is under way.
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int THREADS = 2;

  private final Commands commands;
  private final Path program;
  private final Path script;

  Wrk(Commands commands, Programs programs, Path folder) throws IOException {
    this.commands = commands;
    this.program = programs.wrk();
    this.script = Resource.copy("load.lua", folder);
  }

  /// Reads, each time as the next of those whose tokens a file holds.
  Result get(String url, String path, Path tokens, int connections, Duration length)
      throws IOException, InterruptedException {
    return start(url, connections, length, "get", path, tokens.toString()).result(length);
  }

  /// Posts the lines of a file, one after the other, each from another address.
  Underway post(String url, String path, Path bodies, int connections, Duration length)
      throws IOException {
    return start(url, connections, length, "post", path, bodies.toString());
  }

  /// Posts webhooks as fast as they are answered.
  Underway burst(String url, Path posts, int connections, Duration length) throws IOException {
    return start(
        url,
        connections,
        length.plus(LAST_ANSWERS),
        "burst",
        "/webhook",
        posts.toString(),
        String.valueOf(length.toSeconds()));
  }

  /// Posts so many webhooks a second.
  Underway pace(String url, Path posts, int connections, Duration length, int rate)
      throws IOException {
    return start(
        url,
        connections,
        length.plus(LAST_ANSWERS),
        "pace",
        "/webhook",
        posts.toString(),
        String.valueOf(length.toSeconds()),
        String.valueOf(rate));
  }

  private Underway start(String url, int connections, Duration length, String... arguments)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-t" + THREADS,
                "-c" + connections,
                "-d" + length.toSeconds() + "s",
                "--timeout",
                PATIENCE.toSeconds() + "s",
                "-s",
                script.toString(),
                url,
                "--"));
    command.addAll(List.of(arguments));
    return new Underway(commands, commands.start(Map.of(), command));
  }

  /// Load that is being made.
  record Underway(Commands commands, Commands.Running running) {
    /// Ends it before its time, with a result.
    void interrupt() throws IOException, InterruptedException {
      commands.run(PATIENCE, List.of("kill", "-INT", String.valueOf(running.pid())));
    }

    Result result(Duration length) throws IOException, InterruptedException {
      return Result.read(running.output(length.plus(LAST_ANSWERS).plus(PATIENCE.multipliedBy(2))));
    }
  }

  /// What `load.lua` prints.
  ///
  /// @param refused answers of 400 and above
  /// @param broken connections that failed or took too long
  /// @param first the first request, in seconds of the machine's monotonic clock
  /// @param last when the last answer was there
  /// @param p50 of the answers, in milliseconds, as p99 and worst
  /// @param unanswered requests that had no answer at the end
  /// @param late by how many milliseconds the latest paced request missed its time
  /// @param ranOut whether there was nothing more to send
  record Result(
      long requests,
      long refused,
      long broken,
      double first,
      double last,
      double p50,
      double p99,
      double worst,
      long unanswered,
      double late,
      boolean ranOut) {
    private static final String RESULT = "RESULT ";

    /// @throws IOException if it is not there
    static Result read(String printed) throws IOException {
      var line =
          printed
              .lines()
              .filter(text -> text.startsWith(RESULT))
              .findFirst()
              .orElseThrow(() -> new IOException("wrk printed no result:\n" + printed));
      var fields = line.substring(RESULT.length()).split(" ", -1);
      return new Result(
          Long.parseLong(fields[0]),
          Long.parseLong(fields[1]),
          Long.parseLong(fields[2]),
          Double.parseDouble(fields[3]),
          Double.parseDouble(fields[4]),
          Double.parseDouble(fields[5]),
          Double.parseDouble(fields[6]),
          Double.parseDouble(fields[7]),
          Long.parseLong(fields[8]),
          Double.parseDouble(fields[9]),
          !fields[10].equals("0"));
    }

    long answered() {
      return requests - refused;
    }

    double perSecond() {
      return answered() / Math.max(1e-3, last - first);
    }

    long errors() {
      return refused + broken;
    }
  }
}
