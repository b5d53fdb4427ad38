package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.Journeys.Step;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Webhooks that come while others are being stored share a transaction.
final class ReceiveWebhookService implements ReceiveWebhook {
  private static final int MOST_ITEMS_TOGETHER = 256;
  private static final int GROUPS_AT_ONCE = 2;

  private final Inbox inbox;
  private final Journeys journeys;
  private final Transactions transactions;
  private final Clock clock;
  private final GroupCommit<Command, Outcome> groups =
      new GroupCommit<>(
          MOST_ITEMS_TOGETHER,
          GROUPS_AT_ONCE,
          command -> command.items().size(),
          Runnable::run,
          this::store);

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
        new Step.Receive(command.items()),
        () -> groups.submit(command.caller(), command),
        ReceiveWebhookService::word);
  }

  private List<Outcome> store(Caller.Service caller, List<Command> commands) {
    var items = commands.stream().flatMap(command -> command.items().stream()).toList();
    Set<String> added = transactions.required(caller, () -> inbox.add(items, clock.instant()));
    var uncounted = new HashSet<>(added);
    return commands.stream().map(command -> outcome(command, uncounted)).toList();
  }

  /// An item that came twice is new in the first command that brought it.
  private static Outcome outcome(Command command, Set<String> uncounted) {
    var added =
        (int) command.items().stream().map(InboxItem::key).filter(uncounted::remove).count();
    return new Outcome(added, command.items().size() - added);
  }

  private static String word(Outcome outcome) {
    if (outcome.known() == 0) {
      return "stored";
    }
    return outcome.added() == 0 ? "known" : "partly_known";
  }
}
