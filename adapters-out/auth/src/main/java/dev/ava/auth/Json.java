package dev.ava.auth;

import io.micronaut.json.tree.JsonNode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Looks into JSON of which nothing is certain.
final class Json {
  private Json() {}

  /// The field of an object, nothing if it is none or has none.
  static @Nullable JsonNode get(@Nullable JsonNode node, String field) {
    return node != null && node.isObject() ? node.get(field) : null;
  }

  /// The string or number in a field as text, empty for everything else.
  static String text(@Nullable JsonNode node, String field) {
    var value = get(node, field);
    return value != null && (value.isString() || value.isNumber()) ? value.coerceStringValue() : "";
  }

  static boolean has(@Nullable JsonNode node, String field) {
    return get(node, field) != null;
  }

  /// Whether the field is an array without elements.
  static boolean isEmptyArray(@Nullable JsonNode node, String field) {
    var value = get(node, field);
    return value != null && value.isArray() && value.size() == 0;
  }

  static Optional<UUID> uuid(@Nullable JsonNode node, String field) {
    try {
      return Optional.of(UUID.fromString(text(node, field)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
