package dev.ava.bootstrap;

import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `ava serve`: answers HTTP and works until the process is asked to end.
@Command(name = "serve", description = "Serve until stopped.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    var configuration = Configuration.read(System.getenv());
    try (var server = AvaServer.start(configuration)) {
      if ("json".equals(configuration.properties().get("ava.log.format"))) {
        LOG.info("{}", Greeting.inOneLine(configuration, server.url()));
      } else {
        var out = spec.commandLine().getOut();
        out.println(Greeting.of(configuration, server.url()));
        out.flush();
      }
      server.awaitStop();
    }
    return CommandLine.ExitCode.OK;
  }
}
