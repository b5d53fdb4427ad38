package dev.ava.rest;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Writes constants as the API has them.
final class Words {
  private static final ConcurrentMap<Enum<?>, String> WORDS = new ConcurrentHashMap<>();

  private Words() {}

  static String of(Enum<?> constant) {
    return WORDS.computeIfAbsent(constant, it -> it.name().toLowerCase(Locale.ROOT));
  }
}
