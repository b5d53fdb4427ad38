package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.queue.Queues;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.usecase.ResendMessages;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Unavailable;
import java.util.List;
import java.util.UUID;

/// Has messages sent again as `ava queue resend` does, and asks once more when the database is
/// away.
record ResendByCommand(Queues queues) implements Person.Resend {
  private static final long ASKS_AGAIN_AFTER_MILLIS = 500;

  @Override
  public void resend(List<UUID> outboxIds) throws InterruptedException {
    var ids = outboxIds.stream().map(OutboundMessage.Id::new).toList();
    var asked = false;
    while (!asked) {
      try {
        queues.resendMessages().resend(new ResendMessages.Command(Caller.Service.OPERATOR, ids));
        asked = true;
      } catch (Unavailable away) {
        Thread.sleep(ASKS_AGAIN_AFTER_MILLIS);
      }
    }
  }
}
