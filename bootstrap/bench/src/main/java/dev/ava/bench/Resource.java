package dev.ava.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// The files that come with the bench.
final class Resource {
  private Resource() {}

  static String read(String name) throws IOException {
    try (var in = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /// Writes it into a folder, for other programs to read.
  static Path copy(String name, Path folder) throws IOException {
    return Files.writeString(folder.resolve(name), read(name));
  }

  /// The same with values in place of `@NAME@`.
  static Path copy(String name, Path folder, Map<String, String> values) throws IOException {
    var text = read(name);
    for (var value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return Files.writeString(folder.resolve(name), text);
  }
}
