package dev.ava.metagraph;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /// The same in upper case: Meta writes its constants in either.
  static String upper(@Nullable JsonNode node, String field) {
    return text(node, field).toUpperCase(Locale.ROOT);
  }

  /// The elements of an array, none if it is none.
  static List<JsonNode> elements(@Nullable JsonNode node) {
    var elements = new ArrayList<JsonNode>();
    if (node != null && node.isArray()) {
      node.values().forEach(elements::add);
    }
    return elements;
  }
}
