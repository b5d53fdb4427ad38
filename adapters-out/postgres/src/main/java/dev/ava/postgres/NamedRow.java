package dev.ava.postgres;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Wamid;
import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/// What Meta calls a message of the outbox.
@Introspected
record NamedRow(UUID id, String wamid) {
  OutboundMessage.Id message() {
    return new OutboundMessage.Id(id);
  }

  Wamid name() {
    return new Wamid(wamid);
  }
}
