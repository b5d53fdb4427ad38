package dev.ava.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the Graph API answers.
sealed interface GraphAnswer {
  /// A message was accepted, which does not say that it will arrive.
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record Accepted(String messagingProduct, List<Contact> contacts, List<MessageId> messages)
      implements GraphAnswer {
    static Accepted of(Contact contact, String wamid) {
      return new Accepted("whatsapp", List.of(contact), List.of(new MessageId(wamid)));
    }
  }

  /// @param input the address as it was given
  /// @param waId only for a phone number
  /// @param userId only for a business-scoped user id
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(Include.NON_NULL)
  record Contact(String input, @Nullable String waId, @Nullable String userId) {}

  @Serdeable.Serializable
  record MessageId(String id) {}

  /// A message was marked as read.
  @Serdeable.Serializable
  record Done(boolean success) implements GraphAnswer {}

  /// Nothing was done.
  @Serdeable.Serializable
  record Refused(GraphError error) implements GraphAnswer {}
}
