package dev.ava.bootstrap;

import dev.ava.bootstrap.queue.Queues;
import dev.ava.bootstrap.queue.Refusal;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.usecase.InspectQueues;
import dev.ava.domain.messaging.usecase.ListQueued;
import dev.ava.domain.messaging.usecase.ReplayInbox;
import dev.ava.domain.messaging.usecase.ResendMessages;
import dev.ava.domain.messaging.usecase.ResumeNumber;
import dev.ava.domain.shared.port.Schema;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/// Opens the queues for a command beside a server that may be running.
final class QueueAccess {
  /// Nothing is migrated, served, handled, sent or signed in, and the embedded database of a
  /// running server is shared.
  private static final Map<String, Object> NOTHING_ELSE =
      Map.of(
          "ava.database.migrate-on-start", false,
          "ava.database.attach", true,
          "ava.sign-in.kind", "none",
          "ava.simulator.enabled", false,
          "ava.workers.enabled", false,
          "micronaut.metrics.enabled", false);

  private QueueAccess() {}

  /// Opens the queues that environment variables name.
  ///
  /// @throws BadConfiguration if the variables are wrong
  /// @throws Refusal if the schema is not the one that this version works on
  static Queues open(Map<String, String> variables) {
    var configuration = Configuration.read(variables).with(NOTHING_ELSE);
    var context = AvaServer.context(configuration);
    try {
      context.start();
      if (!context.getBean(Schema.class).isCurrent()) {
        throw new Refusal(
            "The schema is behind this version of Ava: run `ava migrate`, or start Ava once.");
      }
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
