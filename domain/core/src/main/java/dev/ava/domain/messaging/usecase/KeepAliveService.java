package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.shared.port.Schema;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

final class KeepAliveService implements KeepAlive {
  private final Nodes nodes;
  private final Schema schema;
  private final Transactions transactions;
  private final Clock clock;
  private volatile boolean schemaIsCurrent;

  KeepAliveService(Nodes nodes, Schema schema, Transactions transactions, Clock clock) {
    this.nodes = nodes;
    this.schema = schema;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome beat(Command command) {
    if (!schemaIsCurrent) {
      schemaIsCurrent = schema.isCurrent();
    }
    if (!schemaIsCurrent) {
      return new Outcome.SchemaBehind();
    }
    var now = clock.instant();
    transactions.required(
        command.caller(), () -> nodes.beat(command.node(), now.plus(LONGEST_SILENCE), now));
    return new Outcome.Alive();
  }

  @Override
  public void leave(Command command) {
    transactions.required(command.caller(), () -> nodes.leave(command.node()));
  }
}
