package dev.ava.simulator;

import dev.ava.simulator.ChatMessage.Status;
import jakarta.inject.Singleton;
import java.time.Instant;

/// Tells Ava how far its messages have come, message by message in order.
@Singleton
@SimulatorOnly
final class StatusReporter {
  private final WebhookComposer composer;
  private final WebhookDelivery delivery;
  private final Lanes lanes;

  StatusReporter(WebhookComposer composer, WebhookDelivery delivery, Lanes lanes) {
    this.composer = composer;
    this.delivery = delivery;
    this.lanes = lanes;
  }

  /// Reports in the background.
  void report(SimulatedPhone phone, ChatMessage message, Status status) {
    var at = Instant.now();
    lanes.run(
        "report " + message.id(),
        () -> delivery.deliver(composer.status(phone, message, status, at), (attempt, last) -> {}));
  }
}
