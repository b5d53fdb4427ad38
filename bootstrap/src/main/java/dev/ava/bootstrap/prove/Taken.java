package dev.ava.bootstrap.prove;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message that Graph took.
///
/// @param wamid Meta's id of it
/// @param address to whom: a phone number with its plus sign, or a business-scoped user id
/// @param callback what came as `biz_opaque_callback_data`
record Taken(String wamid, String address, String text, String callback) {
  private static final Pattern ID =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}).*");

  /// The id in the outbox, which the callback data begin with.
  Optional<UUID> outboxId() {
    return Optional.of(ID.matcher(callback))
        .filter(Matcher::matches)
        .map(found -> UUID.fromString(found.group(1)));
  }
}
