package dev.ava.webhook;

import dev.ava.webhook.JsonValue.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The `contacts` beside messages, which are matched by id: neither their number nor their order
/// says whose they are. An id that two different people go by is nobody's.
final class Contacts {
  private static final List<String> IDS = List.of("user_id", "wa_id");

  private final Map<String, JsonValue> byId = new HashMap<>();

  Contacts(JsonValue contacts) {
    for (var contact : contacts.elements()) {
      IDS.stream()
          .map(contact::text)
          .filter(id -> !id.isBlank())
          .distinct()
          .forEach(id -> byId.merge(plain(id), contact, Contacts::unlessAnother));
    }
  }

  /// The contact that goes by one of the ids, by the first id that one goes by.
  JsonValue of(String... ids) {
    for (var id : ids) {
      var contact = byId.get(plain(id));
      if (contact != null && contact.is(Kind.OBJECT)) {
        return contact;
      }
    }
    return JsonValue.NULL;
  }

  private static JsonValue unlessAnother(JsonValue known, JsonValue contact) {
    return IDS.stream().allMatch(id -> known.text(id).equals(contact.text(id)))
        ? known
        : JsonValue.NULL;
  }

  private static String plain(String id) {
    return id.startsWith("+") ? id.substring(1) : id;
  }
}
