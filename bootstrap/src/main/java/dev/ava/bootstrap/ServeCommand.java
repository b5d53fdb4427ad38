package dev.ava.bootstrap;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `ava serve` with options, which are those of every command. Without any, [Ava] serves at once.
@Command(name = "serve", description = "Serve until stopped.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    return Serving.untilStopped(System.getenv(), spec.commandLine().getOut());
  }
}
