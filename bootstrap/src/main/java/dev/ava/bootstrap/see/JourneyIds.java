package dev.ava.bootstrap.see;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The ids that a message has in traces. They follow from the ids that Meta gave it, so every node
/// finds the same ones at every step, and so does a person: the trace of a message is the first 32
/// hexadecimal digits of the SHA-256 of its wamid.
final class JourneyIds {
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  private JourneyIds() {}

  static String trace(String message) {
    return hex(message, TRACE_BYTES);
  }

  /// The span in which an inbox item came, from the key of the item.
  static String arrival(String key) {
    return hex(key, SPAN_BYTES);
  }

  private static String hex(String text, int bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
