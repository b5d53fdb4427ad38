package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.usecase.ListQueued;
import dev.ava.domain.messaging.usecase.ListQueued.Which;
import dev.ava.domain.shared.Caller;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ava queue list`: what is in the queues, oldest first.
@Command(
    name = "list",
    description = "List what is in the queues, oldest first. Times are UTC.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class ListCommand extends QueueTask {
  @Parameters(
      paramLabel = "WHICH",
      converter = WhichConverter.class,
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = {
        "waiting: everything that waits or is under way",
        "stuck: what waits although it was tried at least three times",
        "unknown: sent, and nobody knows whether it went out",
        "dead: given up, or refused by Meta",
        "kept: came in and was not acted on"
      })
  private Which which = Which.WAITING;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "How many of each queue at the most, 1 to 1000.")
  private int most = 50;

  @Mixin private Format format = new Format();

  ListCommand(Supplier<Queues> open) {
    super(open);
  }

  @Override
  public Integer call() {
    var command = valid(() -> new ListQueued.Command(Caller.Service.OPERATOR, which, most));
    return with(
        queues -> {
          format.print(
              out(),
              queues.listQueued().list(command),
              listed -> ListText.of(command, listed),
              listed -> QueueJson.of(which, listed));
          return CommandLine.ExitCode.OK;
        });
  }
}
