package dev.ava.bootstrap;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Reads JSON of which the test knows what is in it.
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.createDefault();

  private Json() {}

  static JsonNode read(byte[] bytes) {
    try {
      return Objects.requireNonNull(MAPPER.readValue(bytes, JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text at the end of a path, all of which must be there.
  static String text(JsonNode node, String... path) {
    var found = node;
    for (var field : path) {
      found = Objects.requireNonNull(found.get(field), () -> field + " is missing in " + node);
    }
    return found.coerceStringValue();
  }
}
