package dev.ava.webhook;

import java.net.URI;

/// Where Meta says how it delivers.
final class MetaPages {
  static final URI ENDPOINT =
      URI.create(
          "https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint");

  private MetaPages() {}
}
