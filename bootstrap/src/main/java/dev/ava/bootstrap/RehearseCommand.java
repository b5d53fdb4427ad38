package dev.ava.bootstrap;

import dev.ava.bootstrap.scratch.FreePort;
import dev.ava.bootstrap.scratch.Scratch;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `ava rehearse`: starts as on a laptop, is talked to once, and ends, so that Java can keep what
/// it has learned in an ahead-of-time cache (JEP 514). Whatever the environment says, it uses a
/// database of its own in a folder for temporary files, which is deleted.
@Command(
    name = "rehearse",
    description =
        "Start, answer one message and end, with a database of its own that is deleted. With"
            + " -XX:AOTCacheOutput=FILE Java keeps what it has learned, and a start with"
            + " -XX:AOTCache=FILE takes a third of the time.",
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (var scratch = new Scratch("ava-rehearsal", false)) {
      var variables =
          Map.of(
              "APP_ENV", "local",
              "PORT", String.valueOf(FreePort.find()),
              "AVA_DATA_DIR", scratch.folder().resolve("data").toString());
      var server = scratch.add(AvaServer.start(Configuration.read(variables)));
      new Rehearsal(URI.create(server.url())).go();
    }
    spec.commandLine().getOut().println("A message was answered.");
    return CommandLine.ExitCode.OK;
  }
}
