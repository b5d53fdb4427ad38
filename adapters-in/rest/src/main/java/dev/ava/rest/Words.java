package dev.ava.rest;

import java.util.Locale;

/// Writes constants as the API has them.
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
