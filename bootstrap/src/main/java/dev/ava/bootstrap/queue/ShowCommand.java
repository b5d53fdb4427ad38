package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.usecase.InspectQueues;
import dev.ava.domain.shared.Caller;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `ava queue show`: how much waits, failed or is unknown, and how the numbers stand.
@Command(
    name = "show",
    description = "Show how the queues and the numbers stand, and what there is to do.",
    mixinStandardHelpOptions = true)
final class ShowCommand extends QueueTask {
  @Mixin private Format format = new Format();

  ShowCommand(Supplier<Queues> open) {
    super(open);
  }

  @Override
  public Integer call() {
    return with(queues -> show(queues, format, out()));
  }

  static int show(Queues queues, Format format, PrintWriter out) {
    var outcome =
        queues.inspectQueues().inspect(new InspectQueues.Command(Caller.Service.OPERATOR));
    format.print(out, outcome, ShowText::of, QueueJson::of);
    return CommandLine.ExitCode.OK;
  }
}
