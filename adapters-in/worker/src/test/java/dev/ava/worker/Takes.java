package dev.ava.worker;

import dev.ava.domain.messaging.port.Outbox.Attempt;
import dev.ava.domain.messaging.usecase.TakeReplies.Taken;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.OutboundMessageFixture;
import java.util.UUID;

/// Messages that were taken.
final class Takes {
  private Takes() {}

  static Taken taken() {
    return new Taken(
        new Attempt(OutboundMessageFixture.anOutboundMessage().build(), UUID.randomUUID(), 1),
        Fixtures.NOW,
        false,
        Fixtures.NOW.plusSeconds(35));
  }
}
