package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.queue.Queues;
import dev.ava.postgres.IsolationReport;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `ava prove`: has one subcommand for each promise.
@Command(
    name = "prove",
    description = "Put a promise of Ava's to the test on this machine.",
    mixinStandardHelpOptions = true)
public final class ProveCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private ProveCommand() {}

  /// @param queues opens the queues of the installation that environment variables describe
  /// @param isolation tries everything on the database of this installation, or throws a
  ///     [dev.ava.bootstrap.queue.Refusal]
  public static CommandLine on(
      Function<Map<String, String>, Queues> queues, Supplier<IsolationReport> isolation) {
    return new CommandLine(new ProveCommand())
        .addSubcommand(new DeliveryCommand(queues))
        .addSubcommand(new IsolationCommand(isolation));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "What is to be proven is missing.");
  }
}
