package dev.ava.bootstrap.prove;

import java.util.List;
import java.util.UUID;

/// Lets messages of the outbox wait again.
record ResendBySql(ScratchDatabase database) implements Person.Resend {
  @Override
  public void resend(List<UUID> outboxIds) throws InterruptedException {
    Patience.with(
        database,
        connection -> {
          try (var update =
              connection.prepareStatement(
                  """
                  update ava.outbox set state = 'waiting', due_at = now(), changed_at = now()
                  where state = 'unknown' and id = any (?)
                  """)) {
            update.setArray(1, connection.createArrayOf("uuid", outboxIds.toArray()));
            return update.executeUpdate();
          }
        });
  }
}
