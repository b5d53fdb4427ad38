package dev.ava.postgres;

import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.PhoneNumber;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// Who WhatsApp says a person is, in columns or in JSON.
@Serdeable
record SenderJson(@Nullable String userId, @Nullable String phone) {
  static SenderJson of(WhatsAppSender sender) {
    var userId = sender.userId();
    var phone = sender.phone();
    return new SenderJson(
        userId == null ? null : userId.value(), phone == null ? null : phone.e164());
  }

  WhatsAppSender toSender() {
    return new WhatsAppSender(
        userId == null ? null : new BusinessScopedUserId(userId),
        phone == null ? null : new PhoneNumber(phone));
  }
}
