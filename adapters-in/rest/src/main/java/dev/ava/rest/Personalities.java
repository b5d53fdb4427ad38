package dev.ava.rest;

import dev.ava.domain.avatar.Personality;
import dev.ava.domain.shared.InvalidValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Personalities as the API writes them: lower-case words.
final class Personalities {
  private static final String RULE =
      Arrays.stream(Personality.values())
          .map(Personalities::write)
          .collect(Collectors.joining(", ", "A personality is one of ", "."));

  private Personalities() {}

  static String write(Personality personality) {
    return Words.of(personality);
  }

  /// @throws InvalidValue if `text` is none of them
  static Personality read(String text) {
    return Arrays.stream(Personality.values())
        .filter(personality -> write(personality).equals(text))
        .findFirst()
        .orElseThrow(() -> new InvalidValue(RULE));
  }
}
