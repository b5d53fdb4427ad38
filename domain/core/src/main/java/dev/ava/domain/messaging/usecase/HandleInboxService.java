package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class HandleInboxService implements HandleInbox {
  /// Longer than any reply generator takes; the claims of a dead node end much earlier.
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final int MOST_ATTEMPTS = 12;

  private final Inbox inbox;
  private final MessageHandler messages;
  private final ChangeHandler changes;
  private final IdentityHandler identities;
  private final StatusHandler statuses;
  private final Transactions transactions;
  private final Clock clock;

  HandleInboxService(
      Inbox inbox,
      MessageHandler messages,
      ChangeHandler changes,
      IdentityHandler identities,
      StatusHandler statuses,
      Transactions transactions,
      Clock clock) {
    this.inbox = inbox;
    this.messages = messages;
    this.changes = changes;
    this.identities = identities;
    this.statuses = statuses;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome handle(Command command) {
    List<Claim> claims =
        transactions.required(
            command.caller(),
            () -> inbox.claim(command.node(), command.most(), LEASE, clock.instant()));
    var setbacks =
        claims.stream()
            .map(claim -> handle(command.caller(), claim))
            .flatMap(Optional::stream)
            .toList();
    return new Outcome(claims.size(), setbacks);
  }

  private Optional<Setback> handle(Caller.Service caller, Claim claim) {
    if (claim.abandoned() >= MOST_ATTEMPTS) {
      return giveBack(caller, claim, new IllegalStateException("Every worker that took it died."));
    }
    try {
      switch (claim.item().content()) {
        case InboxItem.MessageReceived received -> messages.handle(caller, claim, received);
        case InboxItem.MessageChanged changed -> changes.handle(caller, claim, changed);
        case InboxItem.IdentityChanged changed -> identities.handle(caller, claim, changed);
        case InboxItem.StatusReported report -> statuses.handle(caller, claim, report);
        case InboxItem.Kept(var reason) -> finish(caller, claim, new Ending.Kept(reason));
      }
      return Optional.empty();
    } catch (RuntimeException cause) {
      return giveBack(caller, claim, cause);
    }
  }

  private Optional<Setback> giveBack(Caller.Service caller, Claim claim, RuntimeException cause) {
    var givenUp = claim.attempt() >= MOST_ATTEMPTS && !(cause instanceof Unavailable);
    var reason = cause.getClass().getSimpleName();
    try {
      if (givenUp) {
        finish(caller, claim, new Ending.Dead(reason));
      } else {
        var notBefore = clock.instant().plus(Backoff.after(claim.attempt()));
        transactions.required(caller, () -> inbox.retry(claim, notBefore, reason));
      }
      return Optional.of(new Setback(claim.id(), claim.attempt(), givenUp, cause));
    } catch (Conflict leaseLost) {
      // The item is another worker's by now, and nothing that this one did was committed.
      return Optional.empty();
    }
  }

  private void finish(Caller.Service caller, Claim claim, Ending ending) {
    transactions.required(caller, () -> inbox.finish(claim, ending, clock.instant()));
  }
}
