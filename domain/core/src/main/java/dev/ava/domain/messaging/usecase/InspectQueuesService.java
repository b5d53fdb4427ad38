package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

final class InspectQueuesService implements InspectQueues {
  private final Inbox inbox;
  private final Outbox outbox;
  private final BusinessNumbers numbers;
  private final Transactions transactions;
  private final Clock clock;

  InspectQueuesService(MessagingPorts ports, Transactions transactions, Clock clock) {
    this.inbox = ports.inbox();
    this.outbox = ports.outbox();
    this.numbers = ports.numbers();
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome inspect(Command command) {
    return transactions.required(
        command.caller(),
        () -> new Outcome(inbox.census(), outbox.census(), numbers.list(), clock.instant()));
  }
}
