package dev.ava.postgres;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The lower-case form in which PostgreSQL's enums hold Java's.
final class EnumText {
  private static final ClassValue<Map<String, Object>> BY_TEXT =
      new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
          return Arrays.stream(type.getEnumConstants())
              .collect(
                  Collectors.toUnmodifiableMap(value -> of((Enum<?>) value), Function.identity()));
        }
      };

  private EnumText() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException if there is no such value
  static <E extends Enum<E>> E parse(Class<E> type, String text) {
    @Nullable Object value = BY_TEXT.get(type).get(text);
    if (value == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no " + text);
    }
    return type.cast(value);
  }
}
