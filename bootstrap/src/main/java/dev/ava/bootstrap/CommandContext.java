package dev.ava.bootstrap;

import dev.ava.bootstrap.queue.Refusal;
import dev.ava.domain.shared.port.Schema;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/// The wiring for a command beside a server that may be running.
final class CommandContext {
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

  private CommandContext() {}

  /// Starts it on the database of a configuration.
  ///
  /// @throws Refusal if the schema is not the one that this version works on
  static ApplicationContext start(Configuration configuration) {
    var context = AvaServer.context(configuration.with(NOTHING_ELSE));
    try {
      context.start();
      if (!context.getBean(Schema.class).isCurrent()) {
        throw new Refusal(
            "The schema is behind this version of Ava: run `ava migrate`, or start Ava once.");
      }
      return context;
    } catch (RuntimeException failure) {
      context.close();
      throw failure;
    }
  }
}
