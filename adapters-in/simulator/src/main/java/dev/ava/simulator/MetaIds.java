package dev.ava.simulator;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// Ids that look like Meta's.
final class MetaIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final BigInteger TWENTY_DIGITS = BigInteger.TEN.pow(20);

  private MetaIds() {}

  /// A new message id, unique.
  static String wamid() {
    return "wamid." + Base64.getEncoder().encodeToString(random(30));
  }

  /// A new support reference of an error.
  static String trace() {
    return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(random(16));
  }

  /// The business-scoped user id (BSUID) of a number: always the same one, as a person keeps it
  /// until they change number.
  static String userId(String waId) {
    var digest = sha256().digest(waId.getBytes(StandardCharsets.US_ASCII));
    return "US.%020d".formatted(new BigInteger(1, digest).mod(TWENTY_DIGITS));
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
