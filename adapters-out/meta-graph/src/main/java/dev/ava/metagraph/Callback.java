package dev.ava.metagraph;

import static dev.ava.domain.diagnosis.Check.CALLBACK;

import dev.ava.domain.diagnosis.Finding;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where Meta delivers the webhooks of a number: where the number's own override says, else the
/// account's, else the app's.
final class Callback {
  private static final List<String> FROM_THE_NEAREST =
      List.of("phone_number", "override_callback_uri", "whatsapp_business_account", "application");

  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private Callback() {}

  static Finding inForce(JsonNode number, String ours) {
    var configuration = Json.get(number, "webhook_configuration");
    var nearest =
        FROM_THE_NEAREST.stream()
            .filter(level -> !Json.text(configuration, level).isBlank())
            .findFirst();
    if (nearest.isEmpty()) {
      return configuration == null
          ? NumberState.silent(CALLBACK, "webhook_configuration")
          : Finding.failed(
                  CALLBACK,
                  "Meta has no address to deliver to.",
                  "No message reaches Ava.",
                  "Enter %s and the verify token in the App Dashboard, WhatsApp, Configuration."
                      .formatted(ours))
              .by(Meta.WEBHOOK_ENDPOINT);
    }
    var theirs = Json.text(configuration, nearest.get());
    if (same(theirs, ours)) {
      return Finding.ok(
          CALLBACK, "Meta delivers to %s.".formatted(shown(theirs)), "That is this installation.");
    }
    var isOverridden = !nearest.get().equals("application");
    return Finding.failed(
            CALLBACK,
            "Meta delivers to %s (%s), not to %s."
                .formatted(shown(theirs), nearest.get(), shown(ours)),
            isOverridden
                ? "An override for this %s takes the messages somewhere else, whatever the app says."
                    .formatted(
                        nearest.get().equals("whatsapp_business_account") ? "account" : "number")
                : "What people write goes to another server.",
            isOverridden
                ? "Take the override away (POST subscribed_apps, or the number, without"
                    + " override_callback_uri), or set it to "
                    + ours
                    + "."
                : "Enter %s in the App Dashboard, or set AVA_PUBLIC_URL if Ava has moved."
                    .formatted(ours))
        .by(Meta.WEBHOOK_ENDPOINT);
  }

  /// Whether both lead to the same place (RFC 3986, 6.2): schemes and hosts have no case, each
  /// scheme has its usual port, and a slash at the end of the path leads nowhere else here.
  static boolean same(String theirs, String ours) {
    return normal(theirs).equals(normal(ours));
  }

  /// Without what may be a secret in an address: user, password, query.
  static String shown(String url) {
    try {
      var uri = URI.create(url.strip());
      var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getHost() == null
          ? "an address that cannot be read"
          : uri.getScheme()
              + "://"
              + uri.getHost()
              + port
              + Stream.of(uri.getPath()).filter(path -> path != null).findFirst().orElse("")
              + (uri.getQuery() == null ? "" : "?…");
    } catch (IllegalArgumentException unreadable) {
      return "an address that cannot be read";
    }
  }

  private static String normal(String url) {
    try {
      var uri = URI.create(url.strip());
      if (uri.getScheme() == null || uri.getHost() == null) {
        return url;
      }
      var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      var usual = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
      return "%s://%s:%d%s?%s"
          .formatted(
              scheme,
              uri.getHost().toLowerCase(Locale.ROOT),
              uri.getPort() < 0 ? usual : uri.getPort(),
              String.valueOf(uri.getRawPath()).replaceFirst("/+$", ""),
              uri.getRawQuery() == null ? "" : uri.getRawQuery());
    } catch (IllegalArgumentException unreadable) {
      return url;
    }
  }
}
