package dev.ava.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Meta posts to a webhook, in the shape that its pages "messages" and "status" show for Graph
/// version 25. Timestamps are seconds, as text.
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record WebhookBody(String object, List<Entry> entry) {
  static WebhookBody of(Value value) {
    var entry = new Entry("102290129340398", List.of(new Change(value, "messages")));
    return new WebhookBody("whatsapp_business_account", List.of(entry));
  }

  /// @param id of the WhatsApp business account
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Entry(String id, List<Change> changes) {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Change(Value value, String field) {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(Include.NON_NULL)
  record Value(
      String messagingProduct,
      Metadata metadata,
      List<Contact> contacts,
      @Nullable List<Message> messages,
      @Nullable List<Status> statuses) {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Metadata(String displayPhoneNumber, String phoneNumberId) {}

  /// @param userId the business-scoped user id
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Contact(Profile profile, String waId, String userId) {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Profile(String name) {}

  /// @param text only with type `text`
  /// @param reaction only with type `reaction`
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(Include.NON_NULL)
  record Message(
      String from,
      String fromUserId,
      String id,
      String timestamp,
      String type,
      @Nullable Text text,
      @Nullable Reaction reaction) {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Text(String body) {}

  /// @param emoji nothing if the person took theirs away
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(Include.NON_NULL)
  record Reaction(String messageId, @Nullable String emoji) {}

  /// @param pricing only with `sent` and `delivered`
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(Include.NON_NULL)
  record Status(
      String id,
      String status,
      String timestamp,
      String recipientId,
      String recipientUserId,
      @Nullable String bizOpaqueCallbackData,
      @Nullable Pricing pricing) {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Pricing(boolean billable, String pricingModel, String type, String category) {}
}
