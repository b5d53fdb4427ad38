package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.port.Transactions;
import java.util.List;
import java.util.Optional;

final class ListMessagesService implements ListMessages {
  private final MessageLog log;
  private final Transactions transactions;

  ListMessagesService(MessageLog log, Transactions transactions) {
    this.log = log;
    this.transactions = transactions;
  }

  @Override
  public Outcome list(Command command) {
    var limit = command.limit();
    List<Message> found =
        transactions.reading(
            command.caller(), () -> log.list(command.caller().id(), command.before(), limit + 1));
    return found.size() > limit
        ? new Outcome(
            found.subList(0, limit), Optional.of(MessageCursor.behind(found.get(limit - 1))))
        : new Outcome(found, Optional.empty());
  }
}
