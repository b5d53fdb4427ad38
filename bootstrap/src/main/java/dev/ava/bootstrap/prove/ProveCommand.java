package dev.ava.bootstrap.prove;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `ava prove`: has one subcommand for each promise.
@Command(
    name = "prove",
    description = "Put a promise of Ava's to the test on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = DeliveryCommand.class)
public final class ProveCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "What is to be proven is missing.");
  }
}
