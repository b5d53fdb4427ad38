package dev.ava.rest;

import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.shared.PhoneNumber;
import io.micronaut.context.annotation.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes links as preferences, with the `wa.me` link that prefills the code.
@Context
final class PreferencesMapper {
  private final Optional<PhoneNumber> businessNumber;

  PreferencesMapper(LinkSettings settings) {
    businessNumber =
        Optional.of(settings.businessNumber())
            .filter(number -> !number.isBlank())
            .map(PhoneNumber::new);
  }

  PreferencesResponse write(WhatsAppLink link) {
    return switch (link) {
      case WhatsAppLink.Pending(var phone, var code, var expiresAt) ->
          new PreferencesResponse(phone.e164(), "pending", code.value(), expiresAt, url(code));
      case WhatsAppLink.Linked(var phone, _) ->
          new PreferencesResponse(phone.e164(), "linked", null, null, null);
    };
  }

  private @Nullable String url(LinkCode code) {
    return businessNumber
        .map(
            number ->
                "https://wa.me/"
                    + number.digits()
                    + "?text="
                    + URLEncoder.encode(code.value(), StandardCharsets.UTF_8))
        .orElse(null);
  }
}
