package dev.ava.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/// A user whom an alias names.
///
/// @param named whether WhatsApp knows the user by a user id
/// @param awaitsUserId whether the number is newer than that
@MappedEntity("ava.whatsapp_identities")
record IdentityRow(
    @Id String alias, String kind, UUID userId, boolean named, boolean awaitsUserId) {
  boolean isUserId() {
    return kind.equals("user_id");
  }

  SenderJson name() {
    return isUserId() ? new SenderJson(alias, null) : new SenderJson(null, alias);
  }
}
