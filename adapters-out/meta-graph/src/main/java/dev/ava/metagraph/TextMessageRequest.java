package dev.ava.metagraph;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.messaging.OutboundMessage;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// A free-form text as Meta takes it.
///
/// @param to a phone number with its plus sign: without it Meta puts the country code of the
///     business number before it, and a stranger may get the message
/// @param recipient a business-scoped user id, if the number is not known
/// @param bizOpaqueCallbackData comes back with every report on the message
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record TextMessageRequest(
    String messagingProduct,
    String recipientType,
    @Nullable String to,
    @Nullable String recipient,
    String type,
    Text text,
    String bizOpaqueCallbackData) {

  /// What it says.
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Text(String body, boolean previewUrl) {}

  static TextMessageRequest of(OutboundMessage message, OutboundMessage.Reference reference) {
    var phone = message.to().phone();
    var userId = message.to().userId();
    return new TextMessageRequest(
        "whatsapp",
        "individual",
        phone == null ? null : phone.e164(),
        phone != null || userId == null ? null : userId.value(),
        "text",
        new Text(message.text(), false),
        reference.toString());
  }
}
