package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.Journeys;
import dev.ava.domain.messaging.port.Journeys.Step;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

final class HandleInboxService implements HandleInbox {
  /// Longer than any reply generator takes; the claims of a dead node end much earlier.
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final int MOST_ATTEMPTS = 12;

  private final Inbox inbox;
  private final Journeys journeys;
  private final MessageHandler messages;
  private final ChangeHandler changes;
  private final IdentityHandler identities;
  private final StatusHandler statuses;
  private final Transactions transactions;
  private final Clock clock;

  /// What was taken and could not be given back because the store was away. As its node lives on,
  /// nobody else can take it before the lease ends.
  private final Queue<Claim> owed = new ConcurrentLinkedQueue<>();

  HandleInboxService(
      Inbox inbox,
      Journeys journeys,
      MessageHandler messages,
      ChangeHandler changes,
      IdentityHandler identities,
      StatusHandler statuses,
      Transactions transactions,
      Clock clock) {
    this.inbox = inbox;
    this.journeys = journeys;
    this.messages = messages;
    this.changes = changes;
    this.identities = identities;
    this.statuses = statuses;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome handle(Command command) {
    payBack(command.caller());
    List<Claim> claims =
        transactions.required(
            command.caller(),
            () -> inbox.claim(command.node(), command.most(), LEASE, clock.instant()));
    var left = new ArrayDeque<>(claims);
    var setbacks = new ArrayList<Setback>();
    try {
      while (!left.isEmpty()) {
        var claim = left.getFirst();
        journeys
            .follow(
                new Step.Handle(claim),
                () -> handle(command.caller(), claim),
                HandleInboxService::word)
            .ifPresent(setbacks::add);
        left.removeFirst();
      }
    } catch (RuntimeException away) {
      owed.addAll(left);
      throw away;
    }
    return new Outcome(claims.size(), setbacks);
  }

  private static String word(Optional<Setback> setback) {
    return setback.map(back -> back.givenUp() ? "dead" : "postponed").orElse("handled");
  }

  private void payBack(Caller.Service caller) {
    for (var claim = owed.peek(); claim != null; claim = owed.peek()) {
      retry(caller, claim, clock.instant(), Unavailable.class.getSimpleName());
      owed.remove(claim);
    }
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
    var held =
        givenUp
            ? stillHeld(() -> finish(caller, claim, new Ending.Dead(reason)))
            : retry(caller, claim, clock.instant().plus(Backoff.after(claim.attempt())), reason);
    return held
        ? Optional.of(new Setback(claim.id(), claim.attempt(), givenUp, cause))
        : Optional.empty();
  }

  private boolean retry(Caller.Service caller, Claim claim, Instant notBefore, String reason) {
    return stillHeld(
        () -> transactions.required(caller, () -> inbox.retry(claim, notBefore, reason)));
  }

  /// Whether the claim still held. If not, the item is another worker's by now, and nothing that
  /// this one did was committed.
  private static boolean stillHeld(Runnable work) {
    try {
      work.run();
      return true;
    } catch (Conflict lost) {
      return false;
    }
  }

  private void finish(Caller.Service caller, Claim claim, Ending ending) {
    transactions.required(caller, () -> inbox.finish(claim, ending, clock.instant()));
  }
}
