package dev.ava.webhook;

import dev.ava.webhook.JsonValue.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The `contacts` beside messages, which are matched by id: neither their number nor their order
/// says whose they are.
final class Contacts {
  private static final List<String> IDS = List.of("user_id", "wa_id");

  private final Map<String, JsonValue> byId = new HashMap<>();

  Contacts(JsonValue contacts) {
    for (var contact : contacts.elements()) {
      IDS.stream()
          .map(contact::text)
          .filter(id -> !id.isBlank())
          .forEach(id -> byId.putIfAbsent(id, contact));
    }
  }

  /// The first contact that goes by one of the ids, of the first id that has one.
  JsonValue of(String... ids) {
    for (var id : ids) {
      var contact = byId.get(id);
      if (contact != null && contact.is(Kind.OBJECT)) {
        return contact;
      }
    }
    return JsonValue.NULL;
  }
}
