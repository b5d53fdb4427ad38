package dev.ava.postgres;

import dev.ava.domain.shared.port.Corrupt;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/// JSON in columns.
@Singleton
final class Json {
  private final JsonMapper mapper;

  Json(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /// @throws Corrupt if the column holds something else
  <T> T read(String json, Class<T> type) {
    T value;
    try {
      value = mapper.readValue(json, type);
    } catch (IOException e) {
      throw new Corrupt("A column holds JSON that is no " + type.getSimpleName() + ".", e);
    }
    if (value == null) {
      throw new Corrupt("A column holds JSON that is null.");
    }
    return value;
  }

  String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException("What goes into a column can always be written as JSON.", e);
    }
  }
}
