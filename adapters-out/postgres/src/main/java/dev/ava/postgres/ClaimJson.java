package dev.ava.postgres;

import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A claim on an inbox item, with what becomes of it.
///
/// @param due ISO-8601
@Serdeable
record ClaimJson(
    long id, UUID lease, @Nullable String state, @Nullable String reason, @Nullable String due) {
  static ClaimJson ended(long id, UUID lease, Ending ending) {
    return switch (ending) {
      case Ending.Done() -> new ClaimJson(id, lease, "done", null, null);
      case Ending.Kept(var reason) -> new ClaimJson(id, lease, "kept", reason, null);
      case Ending.Dead(var reason) -> new ClaimJson(id, lease, "dead", reason, null);
      case Ending.Dropped() -> new ClaimJson(id, lease, null, null, null);
    };
  }

  static ClaimJson again(Claim claim, Instant due) {
    return new ClaimJson(claim.id(), claim.lease(), null, null, due.toString());
  }

  boolean isDropped() {
    return state == null;
  }
}
