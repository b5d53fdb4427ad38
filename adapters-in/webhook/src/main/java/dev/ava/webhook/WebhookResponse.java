package dev.ava.webhook;

import io.micronaut.serde.annotation.Serdeable;

/// The answer to a webhook that is stored.
@Serdeable
record WebhookResponse(String status) {
  static final WebhookResponse OK = new WebhookResponse("ok");
}
