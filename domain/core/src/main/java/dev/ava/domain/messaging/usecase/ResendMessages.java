package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.shared.Caller;
import java.util.List;

/// Sends messages again that were refused, or of which nobody knows whether they went out. Meta
/// knows no idempotency key: a message that had gone out after all arrives twice, which is for the
/// person who asks to decide.
public interface ResendMessages {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome resend(Command command);

  record Command(Caller.Service caller, List<OutboundMessage.Id> ids) {
    public Command {
      ids = List.copyOf(ids);
    }
  }

  /// @param again what waits again
  /// @param left what does not, because it waits, is being sent, or was accepted
  /// @param missing what is not there
  record Outcome(
      List<OutboundMessage.Id> again, List<Left> left, List<OutboundMessage.Id> missing) {
    public Outcome {
      again = List.copyOf(again);
      left = List.copyOf(left);
      missing = List.copyOf(missing);
    }
  }

  /// A message that is not sent again.
  record Left(OutboundMessage.Id id, Outbox.State state) {}
}
