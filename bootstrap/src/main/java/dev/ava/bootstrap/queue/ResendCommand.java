package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.usecase.ListQueued;
import dev.ava.domain.messaging.usecase.ResendMessages;
import dev.ava.domain.messaging.usecase.ResendMessages.Outcome;
import dev.ava.domain.shared.Caller;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ava queue resend`: sends messages again that were refused, or of which nobody knows whether
/// they went out.
@Command(
    name = "resend",
    description =
        "Send messages again that were refused or are unknown. An unknown one that had gone out"
            + " after all arrives twice.",
    mixinStandardHelpOptions = true)
final class ResendCommand extends QueueTask {
  private static final int MOST = 1_000;

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  @Option(names = "--yes", description = "With --all-unknown: yes, some may arrive twice.")
  private boolean sure;

  ResendCommand(Supplier<Queues> open) {
    super(open);
  }

  @Override
  public Integer call() {
    return with(queues -> report(choice.allUnknown ? unknown(queues) : resend(queues, ids())));
  }

  private Outcome unknown(Queues queues) {
    var unknown =
        queues
            .listQueued()
            .list(new ListQueued.Command(Caller.Service.OPERATOR, ListQueued.Which.UNKNOWN, MOST))
            .outbox()
            .stream()
            .map(Outbox.Entry::id)
            .toList();
    if (!sure && !unknown.isEmpty()) {
      throw new Refusal(
          "Nothing is sent again. Messages that are unknown: %s%d. Any of them may have gone out after all and would arrive twice; if that is all right, add --yes."
              .formatted(unknown.size() < MOST ? "" : "at least ", unknown.size()));
    }
    return resend(queues, unknown);
  }

  private List<OutboundMessage.Id> ids() {
    return choice.ids.stream().distinct().toList();
  }

  private static Outcome resend(Queues queues, List<OutboundMessage.Id> ids) {
    return queues.resendMessages().resend(new ResendMessages.Command(Caller.Service.OPERATOR, ids));
  }

  private int report(Outcome outcome) {
    outcome.again().forEach(id -> out().printf("waits again  %s%n", id));
    outcome.left().forEach(left -> out().printf("left         %s  %s%n", left.id(), why(left)));
    outcome
        .missing()
        .forEach(id -> out().printf("missing      %s  there is no such message%n", id));
    out().printf("Messages that wait again: %d%n", outcome.again().size());
    out().flush();
    return outcome.left().isEmpty() && outcome.missing().isEmpty()
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static String why(ResendMessages.Left left) {
    return switch (left.state()) {
      case WAITING -> "it waits anyway";
      case SENDING -> "it is being sent";
      case ACCEPTED -> "Meta took it";
      case REFUSED, UNKNOWN -> "it has changed meanwhile";
    };
  }

  /// Which messages.
  static final class Choice {
    @Parameters(
        arity = "1..*",
        paramLabel = "ID",
        converter = MessageIdConverter.class,
        description = "Those with these ids, from `ava queue list`.")
    private List<OutboundMessage.Id> ids = List.of();

    @Option(
        names = "--all-unknown",
        required = true,
        description = "All that are unknown, at most 1000 at once.")
    private boolean allUnknown;
  }
}
