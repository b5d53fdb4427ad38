package dev.ava.metagraph;

import io.micronaut.json.tree.JsonNode;
import org.jspecify.annotations.Nullable;

/// Looks into JSON of which nothing is certain.
final class Json {
  private Json() {}

  /// The field of an object, nothing if it is none or has none.
  static @Nullable JsonNode get(@Nullable JsonNode node, String field) {
    return node != null && node.isObject() ? node.get(field) : null;
  }

  /// The first element of an array, nothing if it is none or has none.
  static @Nullable JsonNode first(@Nullable JsonNode node) {
    return node != null && node.isArray() && node.size() > 0 ? node.get(0) : null;
  }

  /// A string, number or boolean as text, empty for everything else.
  static String text(@Nullable JsonNode node) {
    return node != null && node.isValueNode() && !node.isNull() ? node.coerceStringValue() : "";
  }

  static String text(@Nullable JsonNode node, String field) {
    return text(get(node, field));
  }
}
