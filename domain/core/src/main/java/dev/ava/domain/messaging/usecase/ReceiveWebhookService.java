package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.Journeys.Step;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

final class ReceiveWebhookService implements ReceiveWebhook {
  private final Inbox inbox;
  private final Journeys journeys;
  private final Transactions transactions;
  private final Clock clock;

  ReceiveWebhookService(Inbox inbox, Journeys journeys, Transactions transactions, Clock clock) {
    this.inbox = inbox;
    this.journeys = journeys;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome receive(Command command) {
    if (command.items().isEmpty()) {
      return new Outcome(0, 0);
    }
    return journeys.follow(
        new Step.Receive(command.items()), () -> store(command), ReceiveWebhookService::word);
  }

  private Outcome store(Command command) {
    int added =
        transactions.required(command.caller(), () -> inbox.add(command.items(), clock.instant()));
    return new Outcome(added, command.items().size() - added);
  }

  private static String word(Outcome outcome) {
    if (outcome.known() == 0) {
      return "stored";
    }
    return outcome.added() == 0 ? "known" : "partly_known";
  }
}
