package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.usecase.ReplayInbox;
import dev.ava.domain.shared.Caller;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/// `ava queue replay`: has items of the inbox handled once more.
@Command(
    name = "replay",
    description =
        "Have items of the inbox handled once more. Safe: what was answered is not answered again.",
    mixinStandardHelpOptions = true)
final class ReplayCommand extends QueueTask {
  @ArgGroup(multiplicity = "1")
  private ReplayChoice choice = new ReplayChoice();

  ReplayCommand(Supplier<Queues> open) {
    super(open);
  }

  @Override
  public Integer call() {
    var selection =
        choice.selection().orElseThrow(() -> wrong("--from must be earlier than --until."));
    var command = new ReplayInbox.Command(Caller.Service.OPERATOR, selection);
    return with(
        queues -> {
          var again = queues.replayInbox().replay(command).again();
          out().printf("Items of the inbox that wait again: %d%n", again);
          out().flush();
          return CommandLine.ExitCode.OK;
        });
  }
}
