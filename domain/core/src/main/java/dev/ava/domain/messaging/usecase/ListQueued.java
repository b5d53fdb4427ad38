package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.InvalidValue;
import java.util.List;

/// Lists what is in the queues, for a person who looks after them: no texts, no phone numbers.
public interface ListQueued {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome list(Command command);

  /// @param most how many of each queue at the most, 1 to 1,000
  record Command(Caller.Service caller, Which which, int most) {
    private static final int HIGHEST = 1_000;

    /// @throws InvalidValue if `most` is out of range
    public Command {
      InvalidValue.unless(most >= 1 && most <= HIGHEST, "A list has 1 to 1,000 entries.");
    }
  }

  /// What is asked for.
  enum Which {
    /// Everything that waits or is under way.
    WAITING,
    /// What waits although it was tried at least three times.
    STUCK,
    /// Sent, and nobody knows whether it went out.
    UNKNOWN,
    /// Given up, or refused by Meta.
    DEAD,
    /// Came in and was not acted on.
    KEPT
  }

  /// Both oldest first.
  record Outcome(List<Inbox.Entry> inbox, List<Outbox.Entry> outbox) {
    public Outcome {
      inbox = List.copyOf(inbox);
      outbox = List.copyOf(outbox);
    }
  }
}
