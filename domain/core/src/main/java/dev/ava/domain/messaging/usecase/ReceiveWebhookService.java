package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

final class ReceiveWebhookService implements ReceiveWebhook {
  private final Inbox inbox;
  private final Transactions transactions;
  private final Clock clock;

  ReceiveWebhookService(Inbox inbox, Transactions transactions, Clock clock) {
    this.inbox = inbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome receive(Command command) {
    if (command.items().isEmpty()) {
      return new Outcome(0, 0);
    }
    int added =
        transactions.required(command.caller(), () -> inbox.add(command.items(), clock.instant()));
    return new Outcome(added, command.items().size() - added);
  }
}
