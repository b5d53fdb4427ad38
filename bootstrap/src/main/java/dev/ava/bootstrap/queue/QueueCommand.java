package dev.ava.bootstrap.queue;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `ava queue`: the same as `ava queue show`, and the home of the other commands on the queues.
@Command(
    name = "queue",
    description = "Look after the queues: what waits, what failed, and how to set it going again.",
    mixinStandardHelpOptions = true)
public final class QueueCommand extends QueueTask {
  @Mixin private Format format = new Format();

  private QueueCommand(Supplier<Queues> open) {
    super(open);
  }

  /// The command with its subcommands.
  ///
  /// @param open opens the queues, or throws a [Refusal]
  public static CommandLine on(Supplier<Queues> open) {
    return new CommandLine(new QueueCommand(open))
        .addSubcommand(new ShowCommand(open))
        .addSubcommand(new ListCommand(open))
        .addSubcommand(new ReplayCommand(open))
        .addSubcommand(new ResendCommand(open))
        .addSubcommand(new ResumeCommand(open));
  }

  @Override
  public Integer call() {
    return with(queues -> ShowCommand.show(queues, format, out()));
  }
}
