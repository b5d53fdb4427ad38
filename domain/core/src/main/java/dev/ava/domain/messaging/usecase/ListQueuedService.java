package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.port.Transactions;
import java.util.List;
import java.util.stream.Stream;

final class ListQueuedService implements ListQueued {
  private static final int STUCK_AFTER = 3;

  private final Inbox inbox;
  private final Outbox outbox;
  private final Transactions transactions;

  ListQueuedService(MessagingPorts ports, Transactions transactions) {
    this.inbox = ports.inbox();
    this.outbox = ports.outbox();
    this.transactions = transactions;
  }

  @Override
  public Outcome list(Command command) {
    return transactions.required(command.caller(), () -> list(command.which(), command.most()));
  }

  private Outcome list(Which which, int most) {
    return switch (which) {
      case WAITING ->
          new Outcome(
              inbox.list(Inbox.State.WAITING, 0, most),
              Stream.of(Outbox.State.SENDING, Outbox.State.WAITING)
                  .flatMap(state -> outbox.list(state, 0, most).stream())
                  .limit(most)
                  .toList());
      case STUCK ->
          new Outcome(
              inbox.list(Inbox.State.WAITING, STUCK_AFTER, most),
              outbox.list(Outbox.State.WAITING, STUCK_AFTER, most));
      case UNKNOWN -> new Outcome(List.of(), outbox.list(Outbox.State.UNKNOWN, 0, most));
      case DEAD ->
          new Outcome(
              inbox.list(Inbox.State.DEAD, 0, most), outbox.list(Outbox.State.REFUSED, 0, most));
      case KEPT -> new Outcome(inbox.list(Inbox.State.KEPT, 0, most), List.of());
    };
  }
}
