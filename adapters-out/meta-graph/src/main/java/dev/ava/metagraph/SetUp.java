package dev.ava.metagraph;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/// What this installation believes of its place at Meta, to be compared with what Meta says.
///
/// @param phoneNumberId of the number that it sends from
/// @param businessAccountId of the WhatsApp business account (WABA) that the number belongs to
/// @param appId of the app that gets the webhooks
/// @param appSecret what Meta signs webhooks with; together with the id it is the app's own token
/// @param messagesPerSecond how fast it sends
/// @param publicUrl where people and Meta reach it
@ConfigurationProperties("ava.whatsapp")
record SetUp(
    String phoneNumberId,
    @Nullable String businessAccountId,
    @Nullable String appId,
    String appSecret,
    @Bindable(defaultValue = "80") int messagesPerSecond,
    @Property(name = "ava.public-url") String publicUrl) {

  /// Where Meta has to deliver.
  String callback() {
    return publicUrl + "/webhook";
  }

  /// The app's own token, nothing without the app's id.
  @Nullable String appToken() {
    return appId == null ? null : appId + "|" + appSecret;
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "SetUp[" + phoneNumberId + "]";
  }
}
