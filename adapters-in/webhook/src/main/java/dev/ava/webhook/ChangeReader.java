package dev.ava.webhook;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.shared.InvalidValue;
import dev.ava.webhook.JsonValue.Kind;
import dev.ava.webhook.Update.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Takes one change apart: of field `messages` into messages, statuses and errors, of field
/// `user_id_update` into the persons it is about. A change of another field stays whole.
final class ChangeReader {
  private static final int LONGEST_NAME = 60;

  private final Place place;
  private final JsonValue change;
  private final JsonValue value;
  private final Contacts contacts;
  private final List<InboxItem> items = new ArrayList<>();

  private ChangeReader(JsonValue entry, JsonValue change, Instant arrived) {
    this.place = Place.of(entry, change, arrived);
    this.change = change;
    this.value = change.get("value");
    this.contacts = new Contacts(value.get("contacts"));
  }

  /// What a change tells; at least one item.
  static List<InboxItem> read(JsonValue entry, JsonValue change, Instant arrived) {
    return new ChangeReader(entry, change, arrived).items();
  }

  private List<InboxItem> items() {
    var field = change.text("field");
    switch (field) {
      case "messages" -> {
        add(Part.MESSAGE, "messages", MessageReader::read);
        add(Part.STATUS, "statuses", StatusReader::read);
        add(Part.ERROR, "errors", error -> error.kept(ErrorReader.line(error.item())));
      }
      case "user_id_update" -> add(Part.IDENTITY, "user_id_update", IdentityReader::read);
      default -> {
        var named = Lines.of(field, LONGEST_NAME);
        return List.of(whole("Ava does not act on field \"" + named + "\"."));
      }
    }
    return items.isEmpty()
        ? List.of(whole("A change of field \"" + field + "\" that tells nothing."))
        : items;
  }

  private void add(Part part, String list, Function<Update, InboxItem> reader) {
    var found = value.get(list);
    var parts = found.is(Kind.ARRAY) ? found.elements() : List.of(found);
    parts.stream()
        .filter(item -> found.is(Kind.ARRAY) || !item.is(Kind.LITERAL))
        .map(item -> new Update(place, part, item, contact(item)))
        .map(update -> item(update, reader))
        .forEach(items::add);
  }

  private static InboxItem item(Update update, Function<Update, InboxItem> reader) {
    try {
      return reader.apply(update);
    } catch (InvalidValue e) {
      return update.kept(Objects.requireNonNullElse(e.getMessage(), "It cannot be read."));
    }
  }

  private JsonValue contact(JsonValue item) {
    return contacts.of(
        item.text("from_user_id"),
        item.text("from"),
        item.text("recipient_user_id"),
        item.text("recipient_id"));
  }

  private InboxItem whole(String reason) {
    return new Update(place, Part.CHANGE, change, JsonValue.NULL).kept(reason);
  }
}
