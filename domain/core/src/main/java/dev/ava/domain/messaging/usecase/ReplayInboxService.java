package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

final class ReplayInboxService implements ReplayInbox {
  private final Inbox inbox;
  private final Transactions transactions;
  private final Clock clock;

  ReplayInboxService(Inbox inbox, Transactions transactions, Clock clock) {
    this.inbox = inbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome replay(Command command) {
    return new Outcome(
        transactions.required(
            command.caller(), () -> inbox.replay(command.which(), clock.instant())));
  }
}
