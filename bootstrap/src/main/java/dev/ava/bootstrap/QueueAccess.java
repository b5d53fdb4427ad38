package dev.ava.bootstrap;

import dev.ava.bootstrap.queue.Queues;
import dev.ava.bootstrap.queue.Refusal;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.usecase.InspectQueues;
import dev.ava.domain.messaging.usecase.ListQueued;
import dev.ava.domain.messaging.usecase.ReplayInbox;
import dev.ava.domain.messaging.usecase.ResendMessages;
import dev.ava.domain.messaging.usecase.ResumeNumber;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/// Opens the queues for a command.
final class QueueAccess {
  private QueueAccess() {}

  /// Opens the queues that environment variables name.
  ///
  /// @throws BadConfiguration if the variables are wrong
  /// @throws Refusal if the schema is not the one that this version works on
  static Queues open(Map<String, String> variables) {
    var configuration = Configuration.read(variables);
    var context = CommandContext.start(configuration);
    try {
      return queues(context, configuration);
    } catch (RuntimeException failure) {
      context.close();
      throw failure;
    }
  }

  private static Queues queues(ApplicationContext context, Configuration configuration) {
    var ours = String.valueOf(configuration.properties().get("ava.whatsapp.phone-number-id"));
    return new Queues(
        context.getBean(InspectQueues.class),
        context.getBean(ListQueued.class),
        context.getBean(ReplayInbox.class),
        context.getBean(ResendMessages.class),
        context.getBean(ResumeNumber.class),
        new PhoneNumberId(ours),
        context::close);
  }
}
