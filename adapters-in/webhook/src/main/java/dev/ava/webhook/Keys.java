package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/// Makes keys and lanes of the inbox, of at most 600 characters whatever Meta sends.
final class Keys {
  private static final int LONGEST_PART = 150;
  private static final String PREFIX_OF_HASHES = "#";

  private Keys() {}

  /// The parts with colons between them. A part that is long, or that could be taken for two parts
  /// or for a hash, is hashed.
  static String joined(String kind, String... parts) {
    var key = new StringBuilder(kind);
    for (var part : parts) {
      key.append(':')
          .append(isPlain(part) ? part : PREFIX_OF_HASHES + sha256(part.getBytes(UTF_8)));
    }
    return key.toString();
  }

  /// The same for the same parts in the same order only.
  static String hashed(String kind, String... parts) {
    var all = new StringBuilder();
    for (var part : parts) {
      all.append(part.length()).append(':').append(part);
    }
    return kind + ":" + sha256(all.toString().getBytes(UTF_8));
  }

  static String hashed(String kind, byte[] bytes) {
    return kind + ":" + sha256(bytes);
  }

  /// The same for the same value, however its fields are ordered and spaced.
  static String canonical(JsonValue value) {
    var canonical = new StringBuilder();
    append(value, canonical);
    return canonical.toString();
  }

  private static void append(JsonValue value, StringBuilder canonical) {
    switch (value.kind()) {
      case OBJECT -> {
        canonical.append('{');
        new TreeMap<>(value.fields())
            .forEach(
                (name, field) -> {
                  canonical.append(JsonValue.quoted(name)).append(':');
                  append(field, canonical);
                  canonical.append(',');
                });
        canonical.append('}');
      }
      case ARRAY -> {
        canonical.append('[');
        value
            .elements()
            .forEach(
                element -> {
                  append(element, canonical);
                  canonical.append(',');
                });
        canonical.append(']');
      }
      case STRING, NUMBER, LITERAL, DEEP -> canonical.append(value.json());
    }
  }

  private static boolean isPlain(String part) {
    return part.length() <= LONGEST_PART
        && part.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':' && c != '#');
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
