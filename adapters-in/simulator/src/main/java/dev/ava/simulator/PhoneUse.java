package dev.ava.simulator;

import dev.ava.simulator.WebhookLog.Attempt;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a person does with a phone.
@Singleton
@SimulatorOnly
final class PhoneUse {
  private final WebhookComposer composer;
  private final WebhookDelivery delivery;
  private final WebhookPoster poster;
  private final Lanes lanes;

  PhoneUse(WebhookComposer composer, WebhookDelivery delivery, WebhookPoster poster, Lanes lanes) {
    this.composer = composer;
    this.delivery = delivery;
    this.poster = poster;
    this.lanes = lanes;
  }

  /// Writes a message. It goes out in the background, in the order of writing; one that Ava does
  /// not take at once is tried again beside the later ones.
  ///
  /// @param copies how many times Meta delivers it, all at the same instant
  ChatMessage write(SimulatedPhone phone, String text, int copies) {
    var message = phone.compose(text);
    if (!phone.holdsBack(message)) {
      IntStream.range(0, copies).forEach(copy -> send(phone, message, copy));
    }
    return message;
  }

  /// Writes a message that somebody delivers in Meta's place, with a wrong signature.
  ChatMessage forge(SimulatedPhone phone, String text) {
    var message = phone.compose(text);
    var webhook = composer.forgedMessage(phone, message);
    lanes.run("forge " + message.id(), () -> note(phone, message, poster.post(webhook, 1), true));
    return message;
  }

  /// Puts an emoji to a message of the business's, or takes it away. What was written before goes
  /// out first.
  ///
  /// @throws dev.ava.domain.shared.InvalidValue if there is no such message, or the phone is
  ///     offline
  void react(SimulatedPhone phone, String id, @Nullable String emoji) {
    phone.react(id, emoji);
    send(phone, composer.reaction(phone, id, emoji, Instant.now()), 0, (attempt, last) -> {});
  }

  /// Goes offline or comes back, which sends what was written meanwhile.
  void online(SimulatedPhone phone, boolean on) {
    phone.online(on).forEach(each -> send(phone, each, 0));
  }

  private void send(SimulatedPhone phone, ChatMessage message, int copy) {
    var webhook = composer.message(phone, message);
    send(phone, webhook, copy, (attempt, last) -> note(phone, message, attempt, last));
  }

  private void send(
      SimulatedPhone phone, SignedWebhook webhook, int copy, BiConsumer<Attempt, Boolean> watcher) {
    lanes.run(
        "write %s %d".formatted(phone.waId(), copy),
        () -> {
          if (!delivery.tryFirst(webhook, watcher)) {
            lanes.run(
                "retry %s %d".formatted(webhook.about().messageId(), copy),
                () -> delivery.persist(webhook, watcher));
          }
        });
  }

  private static void note(
      SimulatedPhone phone, ChatMessage message, Attempt attempt, boolean last) {
    if (attempt.taken()) {
      phone.taken(message.id());
    } else {
      var trouble = attempt.trouble() + (last ? "." : ". Trying again.");
      phone.notTaken(message.id(), trouble, last);
    }
  }
}
