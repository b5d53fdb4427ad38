package dev.ava.bootstrap;

import java.io.PrintWriter;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// Answers HTTP and works until the process is asked to end.
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  private Serving() {}

  /// Returns once the process is asked to end, with its exit code.
  ///
  /// @param out gets the greeting, unless the log is read by a program
  static int untilStopped(Map<String, String> variables, PrintWriter out)
      throws InterruptedException {
    var configuration = Configuration.read(variables);
    try (var server = AvaServer.start(configuration)) {
      if ("json".equals(configuration.properties().get("ava.log.format"))) {
        LOG.info("{}", Greeting.inOneLine(configuration, server.url()));
      } else {
        out.println(Greeting.of(configuration, server.url()));
        out.flush();
      }
      server.awaitStop();
    }
    return CommandLine.ExitCode.OK;
  }
}
