package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.usecase.InspectQueues;
import dev.ava.domain.messaging.usecase.ResumeNumber;
import dev.ava.domain.shared.Caller;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `ava queue resume`: lets a number send again that rests or is stopped.
@Command(
    name = "resume",
    description = "Let a number send again that rests or is stopped, now that it is mended.",
    mixinStandardHelpOptions = true)
final class ResumeCommand extends QueueTask {
  @Parameters(
      arity = "0..1",
      paramLabel = "PHONE_NUMBER_ID",
      description = "Meta's id of the number; WHATSAPP_PHONE_NUMBER_ID if missing.")
  private @Nullable String id;

  ResumeCommand(Supplier<Queues> open) {
    super(open);
  }

  @Override
  public Integer call() {
    var named = id == null ? null : valid(() -> new PhoneNumberId(String.valueOf(id)));
    return with(queues -> resume(queues, named == null ? queues.ours() : named));
  }

  private int resume(Queues queues, PhoneNumberId number) {
    var command = new ResumeNumber.Command(Caller.Service.OPERATOR, number);
    var sentence =
        switch (queues.resumeNumber().resume(command)) {
          case ResumeNumber.Outcome.Resumed() -> "Number %s sends again.";
          case ResumeNumber.Outcome.WasOpen() -> {
            requireKnown(queues, number);
            yield "Number %s sends already.";
          }
        };
    out().println(sentence.formatted(number.value()));
    out().flush();
    return CommandLine.ExitCode.OK;
  }

  private static void requireKnown(Queues queues, PhoneNumberId number) {
    var known =
        queues
            .inspectQueues()
            .inspect(new InspectQueues.Command(Caller.Service.OPERATOR))
            .numbers()
            .stream()
            .anyMatch(state -> state.number().equals(number));
    if (!known) {
      throw new Refusal(
          "Number %s has never sent anything; `ava queue` shows those that have."
              .formatted(number.value()));
    }
  }
}
