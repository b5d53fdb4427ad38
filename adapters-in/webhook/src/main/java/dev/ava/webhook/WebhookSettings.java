package dev.ava.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;

/// What Meta and Ava have agreed on.
///
/// @param verifyToken what Meta shows when the callback is registered
/// @param appSecret what Meta signs each webhook with
@ConfigurationProperties("ava.whatsapp")
record WebhookSettings(String verifyToken, String appSecret) {
  /// @throws ConfigurationException if one of them is blank, because then anybody could be Meta
  WebhookSettings {
    if (verifyToken.isBlank()) {
      throw new ConfigurationException("ava.whatsapp.verify-token is blank.");
    }
    if (appSecret.isBlank()) {
      throw new ConfigurationException("ava.whatsapp.app-secret is blank.");
    }
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return "WebhookSettings[…]";
  }
}
