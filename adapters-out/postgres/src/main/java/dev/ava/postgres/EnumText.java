package dev.ava.postgres;

import java.util.Locale;

/// The lower-case form in which PostgreSQL's enums hold Java's.
final class EnumText {
  private EnumText() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E parse(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}
