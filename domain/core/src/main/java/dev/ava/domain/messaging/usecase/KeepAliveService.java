package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Nodes;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

final class KeepAliveService implements KeepAlive {
  private final Nodes nodes;
  private final Transactions transactions;
  private final Clock clock;

  KeepAliveService(Nodes nodes, Transactions transactions, Clock clock) {
    this.nodes = nodes;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void beat(Command command) {
    var now = clock.instant();
    transactions.required(
        command.caller(), () -> nodes.beat(command.node(), now.plus(LONGEST_SILENCE), now));
  }

  @Override
  public void leave(Command command) {
    transactions.required(command.caller(), () -> nodes.leave(command.node()));
  }
}
