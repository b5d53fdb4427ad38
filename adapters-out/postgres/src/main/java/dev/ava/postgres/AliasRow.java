package dev.ava.postgres;

import dev.ava.domain.preferences.WhatsAppSender;
import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/// One alias of a user, which is either a user id or a number.
@Introspected
record AliasRow(@Nullable String userId, @Nullable String phone) {
  WhatsAppSender toSender() {
    return new SenderJson(userId, phone).toSender();
  }
}
