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
import java.util.Map;
import java.util.Optional;

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

  private final Owed<Claim> owed = new Owed<>();

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
    owed.payBack(
        claim ->
            retry(command.caller(), claim, clock.instant(), Unavailable.class.getSimpleName()));
    List<Claim> claims =
        transactions.required(
            command.caller(),
            () -> inbox.claim(command.node(), command.most(), LEASE, clock.instant()));
    var left = new ArrayDeque<>(ClaimedSets.of(claims));
    var setbacks = new ArrayList<Setback>();
    try {
      while (!left.isEmpty()) {
        setbacks.addAll(follow(command.caller(), left.getFirst()));
        left.removeFirst();
      }
    } catch (RuntimeException away) {
      left.forEach(owed::addAll);
      throw away;
    }
    return new Outcome(claims.size(), setbacks);
  }

  private List<Setback> follow(Caller.Service caller, List<Claim> set) {
    return journeys.follow(
        set.stream().map(Step.Handle::new).toList(),
        () -> handle(caller, set),
        (step, setbacks) -> word(step.claim(), setbacks));
  }

  private static String word(Claim claim, List<Setback> setbacks) {
    return setbacks.stream()
        .filter(back -> back.item() == claim.id())
        .findFirst()
        .map(back -> back.givenUp() ? "dead" : "postponed")
        .orElse("handled");
  }

  /// @param set one item, or several of the same kind
  private List<Setback> handle(Caller.Service caller, List<Claim> set) {
    var setbacks = new ArrayList<Setback>();
    var together =
        new Together(
            journeys, (claim, cause) -> giveBack(caller, claim, cause).ifPresent(setbacks::add));
    var first = set.getFirst();
    if (first.abandoned() >= MOST_ATTEMPTS) {
      together.failed().accept(first, new IllegalStateException("Every worker that took it died."));
      return setbacks;
    }
    switch (first.item().content()) {
      case InboxItem.MessageReceived received -> messages.handle(caller, together, set);
      case InboxItem.StatusReported report -> statuses.handle(caller, together, set);
      case InboxItem.MessageChanged changed ->
          together.single(first, () -> changes.handle(caller, first, changed));
      case InboxItem.IdentityChanged changed ->
          together.single(first, () -> identities.handle(caller, first, changed));
      case InboxItem.Kept(var reason) ->
          together.single(first, () -> finish(caller, first, new Ending.Kept(reason)));
    }
    return setbacks;
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
        () -> transactions.required(caller, () -> inbox.retry(Map.of(claim, notBefore), reason)));
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
    transactions.required(caller, () -> inbox.finish(Map.of(claim, ending), clock.instant()));
  }
}
