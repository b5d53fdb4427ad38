package dev.ava.bootstrap;

import dev.ava.bootstrap.queue.Refusal;
import dev.ava.postgres.IsolationProof;
import dev.ava.postgres.IsolationReport;
import java.util.Map;

/// Puts the isolation of a database to the test for a command.
final class IsolationAccess {
  private IsolationAccess() {}

  /// Tries everything on the database that environment variables name.
  ///
  /// @throws BadConfiguration if the variables are wrong
  /// @throws Refusal if the schema is not the one that this version works on
  static IsolationReport prove(Map<String, String> variables) {
    try (var context = CommandContext.start(Configuration.read(variables))) {
      return context.getBean(IsolationProof.class).run();
    }
  }
}
