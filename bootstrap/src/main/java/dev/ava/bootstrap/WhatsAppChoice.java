package dev.ava.bootstrap;

import dev.ava.domain.messaging.SendingLimits;
import dev.ava.domain.shared.InvalidValue;
import dev.ava.domain.shared.PhoneNumber;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which WhatsApp: the simulator, or the Graph API that `WHATSAPP_GRAPH_URL` names. The adapters
/// are the same for both.
final class WhatsAppChoice {
  private static final String META = "https://graph.facebook.com";
  private static final String SIMULATED_NUMBER = "+15550783881";
  private static final String SIMULATED_NUMBER_ID = "106540352242922";
  private static final int SECRET_BYTES = 32;
  private static final int SHORTEST_ACCESS_TOKEN = 20;
  private static final int SHORTEST_APP_SECRET = 32;
  private static final int SHORTEST_VERIFY_TOKEN = 16;
  private static final Duration SHORTEST_RESEND = Duration.ofMinutes(1);
  private static final Pattern META_ID = Pattern.compile("[0-9]{5,20}");
  private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]?\\.[0-9]");

  private final Environment environment;
  private final boolean local;
  private final int port;

  WhatsAppChoice(Environment environment, boolean local, int port) {
    this.environment = environment;
    this.local = local;
    this.port = port;
  }

  void apply(Map<String, Object> properties, List<Binding> bindings) {
    properties.put("ava.whatsapp.graph-version", graphVersion());
    properties.put("ava.whatsapp.linking", linking());
    environment
        .duration("WHATSAPP_LINK_CODE_LIFETIME")
        .ifPresent(lifetime -> properties.put("ava.whatsapp.link-code-lifetime", lifetime));
    environment
        .duration("WHATSAPP_RESEND_UNKNOWN_AFTER")
        .ifPresent(after -> properties.put("ava.whatsapp.resend-unknown-after", patient(after)));
    environment
        .duration("WHATSAPP_UNKNOWN_PATIENCE")
        .ifPresent(patience -> properties.put("ava.whatsapp.unknown-patience", patience));
    limits(properties);
    environment
        .text("WHATSAPP_BUSINESS_NUMBER")
        .ifPresent(number -> properties.put("ava.whatsapp.business-number", checked(number)));
    id("WHATSAPP_BUSINESS_ACCOUNT_ID", "the WhatsApp business account")
        .ifPresent(id -> properties.put("ava.whatsapp.business-account-id", id));
    id("WHATSAPP_APP_ID", "the app").ifPresent(id -> properties.put("ava.whatsapp.app-id", id));
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
        environment.duration("WHATSAPP_RECIPIENT_INTERVAL", usual.recipientInterval()));
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
        environment.text("WHATSAPP_ACCESS_TOKEN", WhatsAppChoice::secret));
    properties.put(
        "ava.whatsapp.app-secret", environment.text("WHATSAPP_APP_SECRET", WhatsAppChoice::secret));
    properties.put(
        "ava.whatsapp.verify-token",
        environment.text("WHATSAPP_VERIFY_TOKEN", WhatsAppChoice::secret));
    properties.put(
        "ava.whatsapp.phone-number-id",
        id("WHATSAPP_PHONE_NUMBER_ID", "the number")
            .orElseGet(() -> environment.text("WHATSAPP_PHONE_NUMBER_ID", SIMULATED_NUMBER_ID)));
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
    if (!local && isOurselves(url, String.valueOf(properties.get("ava.public-url")))) {
      environment.problem(
          "WHATSAPP_GRAPH_URL names Ava itself or this machine. The simulator is for APP_ENV=local; leave the variable away to talk to Meta.");
    }
    properties.put("ava.simulator.enabled", false);
    properties.put("ava.whatsapp.simulated", false);
    properties.put("ava.whatsapp.graph-url", url);
    properties.put(
        "ava.whatsapp.access-token",
        strong(
            "WHATSAPP_ACCESS_TOKEN",
            "the token of a Meta system user, to send messages with.",
            SHORTEST_ACCESS_TOKEN));
    properties.put(
        "ava.whatsapp.app-secret",
        strong(
            "WHATSAPP_APP_SECRET",
            "the Meta app's secret, without which anybody could send webhooks.",
            SHORTEST_APP_SECRET));
    properties.put(
        "ava.whatsapp.verify-token",
        strong(
            "WHATSAPP_VERIFY_TOKEN",
            "the word you also enter in Meta's console for the webhook.",
            SHORTEST_VERIFY_TOKEN));
    if (hasTwins("WHATSAPP_ACCESS_TOKEN", "WHATSAPP_APP_SECRET", "WHATSAPP_VERIFY_TOKEN")) {
      environment.problem(
          "WHATSAPP_ACCESS_TOKEN, WHATSAPP_APP_SECRET and WHATSAPP_VERIFY_TOKEN must be three different values.");
    }
    properties.put("ava.whatsapp.phone-number-id", phoneNumberId());
    bindings.add(
        new Binding(
            "WhatsApp",
            Addresses.shown(url).orElse("no address"),
            environment
                .text("WHATSAPP_GRAPH_URL")
                .map(set -> "WHATSAPP_GRAPH_URL")
                .orElse("APP_ENV=cloud")));
  }

  /// Required; in the cloud also hard to guess.
  private String strong(String name, String purpose, int shortest) {
    var value = environment.required(name, purpose);
    if (!local && !value.isEmpty()) {
      Weakness.of(value, shortest)
          .ifPresent(
              weakness ->
                  environment.problem("%s %s. It is %s".formatted(name, weakness, purpose)));
    }
    return value;
  }

  private boolean hasTwins(String... names) {
    var values = Stream.of(names).flatMap(name -> environment.text(name).stream()).toList();
    return values.size() != Set.copyOf(values).size();
  }

  private String phoneNumberId() {
    var id = environment.required("WHATSAPP_PHONE_NUMBER_ID", "Meta's id of your business number.");
    if (!id.isEmpty() && !META_ID.matcher(id).matches()) {
      environment.problem(
          "WHATSAPP_PHONE_NUMBER_ID must be Meta's id of your number, which is digits only, and not the number itself.");
    }
    if (environment
        .text("WHATSAPP_BUSINESS_NUMBER")
        .map(number -> number.replace("+", ""))
        .filter(id::equals)
        .isPresent()) {
      environment.problem(
          "WHATSAPP_PHONE_NUMBER_ID is the number itself. Meta's id of it is beside the number in Meta's console.");
    }
    return id;
  }

  /// An id of Meta's, which is digits in every profile: a secret in its place would be shown.
  private Optional<String> id(String variable, String what) {
    var id = environment.text(variable);
    if (id.filter(value -> !META_ID.matcher(value).matches()).isPresent()) {
      environment.problem(
          "%s must be Meta's id of %s, which is digits only.".formatted(variable, what));
    }
    return id;
  }

  private String graphVersion() {
    var version = environment.text("WHATSAPP_GRAPH_VERSION", "v25.0");
    if (!VERSION.matcher(version).matches()) {
      environment.problem("WHATSAPP_GRAPH_VERSION must look like v25.0.");
    }
    return version;
  }

  private String linking() {
    var linking = environment.choice("WHATSAPP_LINKING", "code", "open");
    if (!local && linking.equals("open")) {
      environment.problem(
          "WHATSAPP_LINKING=open is for APP_ENV=local: it lets anybody take anybody's number, and read what comes from it.");
    }
    return linking;
  }

  /// A message of which nobody knows whether Meta took it must get the time to be reported.
  private Duration patient(Duration after) {
    if (!local && after.compareTo(SHORTEST_RESEND) < 0) {
      environment.problem(
          "WHATSAPP_RESEND_UNKNOWN_AFTER must be at least %s: before that Meta may still report the message, and it would arrive twice."
              .formatted(SHORTEST_RESEND));
    }
    return after;
  }

  private static boolean isOurselves(String url, String publicUrl) {
    return Addresses.isThisMachine(url)
        || Addresses.host(url).filter(Addresses.host(publicUrl).orElse("")::equals).isPresent();
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
