package dev.ava.postgres;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.port.MessageLog.StatusChange;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a message has come.
@Introspected
record StatusRow(UUID id, String status) {
  Message.Id message() {
    return new Message.Id(id);
  }

  Message.Status toStatus() {
    return EnumText.parse(Message.Status.class, status);
  }

  /// What becomes of one, as JSON.
  @Serdeable
  record Change(
      UUID id, String status, @Nullable Integer code, @Nullable String reason, String kind) {
    static Change of(StatusChange change) {
      var why = change.failure();
      return new Change(
          change.id().value(),
          EnumText.of(change.status()),
          why == null ? null : why.code(),
          why == null ? null : why.reason(),
          "status");
    }
  }
}
