package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.Caller;
import java.time.Instant;
import java.util.List;

/// Shows how the queues and the numbers stand.
public interface InspectQueues {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome inspect(Command command);

  record Command(Caller.Service caller) {}

  /// @param numbers by id
  /// @param at when this was so
  record Outcome(
      Inbox.Census inbox, Outbox.Census outbox, List<BusinessNumbers.State> numbers, Instant at) {
    public Outcome {
      numbers = List.copyOf(numbers);
    }
  }
}
