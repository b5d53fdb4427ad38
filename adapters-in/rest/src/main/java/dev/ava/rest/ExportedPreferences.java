package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.preferences.WhatsAppLink;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param whatsappLinkedAt only of a number that is linked; the code is there only while it is not
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportedPreferences(
    String whatsappPhone,
    String whatsappStatus,
    @Nullable Instant whatsappLinkedAt,
    @Nullable String linkCode,
    @Nullable Instant linkCodeExpiresAt) {
  static ExportedPreferences of(WhatsAppLink link) {
    return switch (link) {
      case WhatsAppLink.Pending(var phone, var code, var expiresAt) ->
          new ExportedPreferences(phone.e164(), "pending", null, code.value(), expiresAt);
      case WhatsAppLink.Linked(var phone, var since) ->
          new ExportedPreferences(phone.e164(), "linked", since, null, null);
    };
  }
}
