package dev.ava.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Spoils JSON at random, but keeps it JSON: values become others, fields go, come twice or are
/// renamed.
final class Mutations {
  private static final List<String> HOSTILE =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5e308",
          "1e999999999",
          "9".repeat(400),
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"x:y#z\"",
          "\"" + "x".repeat(700) + "\"",
          "\"\u05d0\ud83c\udf19\"",
          "\"text\"",
          "\"messages\"",
          "\"failed\"",
          "[]",
          "{}",
          "[[[]]]",
          "[null,1,\"x\",{}]",
          "{\"id\":{\"id\":[]}}",
          "[".repeat(60) + "]".repeat(60),
          "{\"a\":".repeat(500) + "1" + "}".repeat(500));

  private final RandomGenerator random;
  private final double rate;

  /// @param rate how many of a hundred values are spoilt, as a fraction
  Mutations(RandomGenerator random, double rate) {
    this.random = random;
    this.rate = rate;
  }

  String of(JsonValue value) {
    if (random.nextDouble() < rate) {
      return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }
    return switch (value.kind()) {
      case OBJECT ->
          value.fields().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .flatMap(field -> field(field.getKey(), field.getValue()).stream())
              .collect(Collectors.joining(",", "{", "}"));
      case ARRAY ->
          value.elements().stream().map(this::of).collect(Collectors.joining(",", "[", "]"));
      case STRING, NUMBER, LITERAL, DEEP -> value.json();
    };
  }

  private List<String> field(String name, JsonValue value) {
    var fields = new ArrayList<String>();
    if (random.nextDouble() >= rate) {
      fields.add(JsonValue.quoted(name) + ":" + of(value));
    }
    if (random.nextDouble() < rate) {
      fields.add(JsonValue.quoted(name) + ":" + of(value));
    }
    if (random.nextDouble() < rate) {
      fields.add("\"from\":" + of(value));
    }
    return fields;
  }
}
