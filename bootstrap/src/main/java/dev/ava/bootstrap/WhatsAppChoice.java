package dev.ava.bootstrap;

import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.PhoneNumber;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Which WhatsApp: the simulator, or the Graph API that `WHATSAPP_GRAPH_URL` names. The adapters
/// are the same for both.
final class WhatsAppChoice {
  private static final String META = "https://graph.facebook.com";
  private static final String SIMULATED_NUMBER = "+15550783881";
  private static final String SIMULATED_NUMBER_ID = "106540352242922";
  private static final int SECRET_BYTES = 32;

  private final Environment environment;
  private final boolean local;
  private final int port;

  WhatsAppChoice(Environment environment, boolean local, int port) {
    this.environment = environment;
    this.local = local;
    this.port = port;
  }

  void apply(Map<String, Object> properties, List<Binding> bindings) {
    properties.put(
        "ava.whatsapp.graph-version", environment.text("WHATSAPP_GRAPH_VERSION").orElse("v25.0"));
    properties.put("ava.whatsapp.linking", environment.choice("WHATSAPP_LINKING", "code", "open"));
    environment
        .duration("WHATSAPP_LINK_CODE_LIFETIME")
        .ifPresent(lifetime -> properties.put("ava.whatsapp.link-code-lifetime", lifetime));
    environment
        .duration("WHATSAPP_RESEND_UNKNOWN_AFTER")
        .ifPresent(after -> properties.put("ava.whatsapp.resend-unknown-after", after));
    environment
        .duration("WHATSAPP_UNKNOWN_PATIENCE")
        .ifPresent(patience -> properties.put("ava.whatsapp.unknown-patience", patience));
    limits(properties);
    environment
        .text("WHATSAPP_BUSINESS_NUMBER")
        .ifPresent(number -> properties.put("ava.whatsapp.business-number", checked(number)));
    environment
        .text("WHATSAPP_BUSINESS_ACCOUNT_ID")
        .ifPresent(id -> properties.put("ava.whatsapp.business-account-id", id));
    environment.text("WHATSAPP_APP_ID").ifPresent(id -> properties.put("ava.whatsapp.app-id", id));
    if (local && environment.text("WHATSAPP_GRAPH_URL").isEmpty()) {
      simulate(properties, bindings);
    } else {
      connect(properties, bindings);
    }
  }

  private void limits(Map<String, Object> properties) {
    var usual = SendingLimits.USUAL;
    properties.put(
        "ava.whatsapp.messages-per-second",
        environment.number("WHATSAPP_MESSAGES_PER_SECOND", usual.perSecond(), 1, 1_000));
    properties.put(
        "ava.whatsapp.recipient-interval",
        environment.duration("WHATSAPP_RECIPIENT_INTERVAL").orElse(usual.recipientInterval()));
    properties.put(
        "ava.whatsapp.recipient-burst",
        environment.number("WHATSAPP_RECIPIENT_BURST", usual.recipientBurst(), 1, 1_000));
  }

  private void simulate(Map<String, Object> properties, List<Binding> bindings) {
    properties.put("ava.simulator.enabled", true);
    properties.put("ava.whatsapp.simulated", true);
    properties.put("ava.whatsapp.graph-url", "http://localhost:" + port + "/dev/graph");
    properties.put(
        "ava.whatsapp.access-token",
        environment.text("WHATSAPP_ACCESS_TOKEN").orElseGet(WhatsAppChoice::secret));
    properties.put(
        "ava.whatsapp.app-secret",
        environment.text("WHATSAPP_APP_SECRET").orElseGet(WhatsAppChoice::secret));
    properties.put(
        "ava.whatsapp.verify-token",
        environment.text("WHATSAPP_VERIFY_TOKEN").orElseGet(WhatsAppChoice::secret));
    properties.put(
        "ava.whatsapp.phone-number-id",
        environment.text("WHATSAPP_PHONE_NUMBER_ID").orElse(SIMULATED_NUMBER_ID));
    properties.putIfAbsent("ava.whatsapp.business-number", SIMULATED_NUMBER);
    properties.putIfAbsent("ava.whatsapp.resend-unknown-after", Duration.ofSeconds(30));
    bindings.add(new Binding("WhatsApp", "the simulator at /dev/phone", "APP_ENV=local"));
  }

  private void connect(Map<String, Object> properties, List<Binding> bindings) {
    var url = environment.url("WHATSAPP_GRAPH_URL", META);
    if (!local && !url.startsWith("https://")) {
      environment.problem(
          "WHATSAPP_GRAPH_URL must begin with https://, because the access token travels there.");
    }
    properties.put("ava.simulator.enabled", false);
    properties.put("ava.whatsapp.simulated", false);
    properties.put("ava.whatsapp.graph-url", url);
    properties.put(
        "ava.whatsapp.access-token",
        environment.required(
            "WHATSAPP_ACCESS_TOKEN", "the token of a Meta system user, to send messages with."));
    properties.put(
        "ava.whatsapp.app-secret",
        environment.required(
            "WHATSAPP_APP_SECRET",
            "the Meta app's secret, without which anybody could send webhooks."));
    properties.put(
        "ava.whatsapp.verify-token",
        environment.required(
            "WHATSAPP_VERIFY_TOKEN", "the word you also enter in Meta's console for the webhook."));
    properties.put(
        "ava.whatsapp.phone-number-id",
        environment.required("WHATSAPP_PHONE_NUMBER_ID", "Meta's id of your business number."));
    bindings.add(new Binding("WhatsApp", url, local ? "WHATSAPP_GRAPH_URL" : "APP_ENV=cloud"));
  }

  private String checked(String number) {
    try {
      return new PhoneNumber(number).e164();
    } catch (InvalidValue wrong) {
      environment.problem("WHATSAPP_BUSINESS_NUMBER is wrong. " + wrong.getMessage());
      return number;
    }
  }

  private static String secret() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
