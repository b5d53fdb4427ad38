package dev.ava.metagraph;

import java.net.URI;

/// Where Meta says what the findings say.
final class Meta {
  static final URI WEBHOOK_ENDPOINT = page("webhooks/create-webhook-endpoint");
  static final URI WEBHOOKS = page("webhooks/overview");
  static final URI THROUGHPUT = page("throughput");
  static final URI LIMITS = page("messaging-limits");
  static final URI HEALTH = page("support/health-status");
  static final URI USER_IDS = page("business-scoped-user-ids");
  static final URI PLATFORM = page("about-the-platform");
  static final URI CHANGELOG = page("changelog");
  static final URI REPLY_PRICES = page("pricing/non-template-messages");
  static final URI TOKENS =
      URI.create("https://developers.facebook.com/docs/graph-api/reference/debug_token");
  static final URI VERSIONS =
      URI.create("https://developers.facebook.com/docs/graph-api/changelog");
  static final URI SOLUTION_TERMS =
      URI.create("https://www.whatsapp.com/legal/business-solution-terms");

  private Meta() {}

  private static URI page(String path) {
    return URI.create(
        "https://developers.facebook.com/documentation/business-messaging/whatsapp/" + path);
  }
}
