package dev.ava.webhook;

import java.time.Instant;

/// Where in a webhook an update stands.
///
/// @param change `null` if the update is a whole entry
/// @param scope a hash of what tells this place from others
/// @param arrived when the webhook came
record Place(JsonValue entry, JsonValue change, String scope, Instant arrived) {
  static Place of(JsonValue entry, JsonValue change, Instant arrived) {
    var scope =
        Keys.hashed(
            "",
            change.text("field"),
            entry.text("id"),
            entry.text("time"),
            metadata(change).text("phone_number_id"));
    return new Place(entry, change, scope, arrived);
  }

  JsonValue metadata() {
    return metadata(change);
  }

  private static JsonValue metadata(JsonValue change) {
    return change.get("value").get("metadata");
  }
}
