package dev.ava.metagraph;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.PhoneNumber;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Starts the adapter as bootstrap does, and makes what it is to send.
final class Gateways {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final String TOKEN = "EAAG-secret-token";
  static final UUID ID = UUID.fromString("0197c6a2-1111-7000-8000-000000000001");

  private Gateways() {}

  /// A context whose gateway sends to `url`.
  ///
  /// @param settings more properties, which win
  static ApplicationContext start(String url, Map<String, Object> settings) {
    var all = new HashMap<String, Object>();
    all.put("ava.whatsapp.graph-url", url);
    all.put("ava.whatsapp.access-token", TOKEN);
    all.putAll(settings);
    return ApplicationContext.run(all);
  }

  /// Sends one text to `url` and waits so long for a connection, and as long for an answer.
  static MessageGateway.Result send(String url, Duration patience) {
    return send(url, patience, patience);
  }

  static MessageGateway.Result send(String url, Duration toConnect, Duration toRead) {
    var settings =
        Map.<String, Object>of(
            "ava.whatsapp.connect-timeout", toConnect.toMillis() + "ms",
            "ava.whatsapp.read-timeout", toRead.toMillis() + "ms");
    try (var context = start(url, settings)) {
      return context.getBean(MessageGateway.class).send(message("hi"), 1);
    }
  }

  static OutboundMessage message(String text) {
    return message(null, "+16505551234", text);
  }

  static OutboundMessage message(@Nullable String userId, @Nullable String phone, String text) {
    return new OutboundMessage(
        new OutboundMessage.Id(ID),
        "message/wamid.Q",
        null,
        null,
        new PhoneNumberId("106540352242922"),
        new WhatsAppSender(
            userId == null ? null : new BusinessScopedUserId(userId),
            phone == null ? null : new PhoneNumber(phone)),
        text,
        NOW,
        NOW);
  }

  /// The time of every test.
  @Factory
  static final class FixedClock {
    @Singleton
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }
  }
}
