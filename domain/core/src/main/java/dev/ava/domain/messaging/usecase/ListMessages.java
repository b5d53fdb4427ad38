package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.InvalidValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists the caller's messages a page at a time, newest first.
public interface ListMessages {
  /// How many messages a page holds if nobody says.
  int USUAL_LIMIT = 50;

  /// How many messages a page holds at the most.
  int HIGHEST_LIMIT = 200;

  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome list(Command command);

  /// @param limit how many messages at the most, 1 to 200
  /// @param before the place to go on from, nothing for the newest
  record Command(Caller.User caller, int limit, @Nullable MessageCursor before) {
    /// @throws InvalidValue if the limit is out of range
    public Command {
      InvalidValue.unless(limit >= 1 && limit <= HIGHEST_LIMIT, "A limit is 1 to 200.");
    }
  }

  /// A page.
  ///
  /// @param next where the next page begins, if there is one
  record Outcome(List<Message> messages, Optional<MessageCursor> next) {
    public Outcome {
      messages = List.copyOf(messages);
    }
  }
}
