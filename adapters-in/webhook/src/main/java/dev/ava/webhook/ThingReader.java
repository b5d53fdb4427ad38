package dev.ava.webhook;

import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.Attachment.Contact;
import dev.ava.domain.messaging.Attachment.Contacts;
import dev.ava.domain.messaging.Attachment.Location;
import dev.ava.domain.messaging.Attachment.Order;
import dev.ava.domain.messaging.Attachment.Product;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what a person sends that is neither words nor a file: a place, cards, an order.
final class ThingReader {
  private ThingReader() {}

  static Optional<Attachment> location(JsonValue place) {
    var latitude = place.text("latitude");
    var longitude = place.text("longitude");
    return latitude.isBlank() || longitude.isBlank()
        ? Optional.empty()
        : Optional.of(
            new Location(
                latitude,
                longitude,
                place.given("name"),
                place.given("address"),
                place.given("url")));
  }

  static Optional<Attachment> contacts(JsonValue cards) {
    var contacts = objects(cards).map(ThingReader::contact).toList();
    return contacts.isEmpty() ? Optional.empty() : Optional.of(new Contacts(contacts));
  }

  static Optional<Attachment> order(JsonValue order) {
    var products = objects(order.get("product_items")).map(ThingReader::product).toList();
    return products.isEmpty()
        ? Optional.empty()
        : Optional.of(new Order(order.text("catalog_id"), order.given("text"), products));
  }

  private static Contact contact(JsonValue card) {
    var phones = texts(card.get("phones"), "phone", "wa_id");
    return new Contact(
        name(card.get("name"), phones),
        card.get("org").given("company"),
        phones,
        texts(card.get("emails"), "email"));
  }

  /// The name as the card writes it, or what it is made of, or else the first number.
  private static String name(JsonValue name, List<String> phones) {
    var formatted = name.given("formatted_name");
    if (formatted != null) {
      return formatted;
    }
    var parts =
        Stream.of("prefix", "first_name", "middle_name", "last_name", "suffix")
            .map(name::given)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return parts.isEmpty() ? phones.stream().findFirst().orElse("?") : parts;
  }

  private static Product product(JsonValue item) {
    return new Product(
        item.text("product_retailer_id"),
        item.text("quantity"),
        item.given("item_price"),
        item.given("currency"));
  }

  /// Of each object the first of the fields that says something.
  private static List<String> texts(JsonValue objects, String... fields) {
    return objects(objects)
        .flatMap(
            object -> Stream.of(fields).map(object::text).filter(text -> !text.isBlank()).limit(1))
        .toList();
  }

  private static Stream<JsonValue> objects(JsonValue array) {
    return array.elements().stream().filter(element -> element.is(JsonValue.Kind.OBJECT));
  }
}
