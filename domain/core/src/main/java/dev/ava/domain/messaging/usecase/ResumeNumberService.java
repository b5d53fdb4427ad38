package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class ResumeNumberService implements ResumeNumber {
  /// More than are ever under way when a number stops; the oldest of what waits.
  private static final int MOST = 1_000;

  private final BusinessNumbers numbers;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Clock clock;

  ResumeNumberService(MessagingPorts ports, Transactions transactions, Clock clock) {
    this.numbers = ports.numbers();
    this.outbox = ports.outbox();
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome resume(Command command) {
    return transactions.required(command.caller(), () -> resume(command.number()));
  }

  private Outcome resume(PhoneNumberId number) {
    var until = until(number);
    if (!numbers.resume(number)) {
      return new Outcome.WasOpen();
    }
    until.ifPresent(time -> waitingForIt(number, time).forEach(id -> hurry(id, clock.instant())));
    return new Outcome.Resumed();
  }

  private Optional<Instant> until(PhoneNumberId number) {
    return numbers.list().stream()
        .filter(state -> state.number().equals(number))
        .findFirst()
        .map(BusinessNumbers.State::until);
  }

  /// The messages that were being sent when the number stopped: they wait for no longer than it
  /// does, and others may wait behind them.
  private List<OutboundMessage.Id> waitingForIt(PhoneNumberId number, Instant until) {
    var latest = until.plus(FailedSends.OTHERS_FIRST);
    return outbox.list(Outbox.State.WAITING, 0, MOST).stream()
        .filter(waiting -> waiting.from().equals(number) && !waiting.dueAt().isAfter(latest))
        .map(Outbox.Entry::id)
        .toList();
  }

  private void hurry(OutboundMessage.Id id, Instant now) {
    Optional.ofNullable(outbox.lock(Set.of(id)).get(id))
        .filter(message -> message.state() == Outbox.State.WAITING)
        .ifPresent(message -> outbox.requeue(id, now));
  }
}
