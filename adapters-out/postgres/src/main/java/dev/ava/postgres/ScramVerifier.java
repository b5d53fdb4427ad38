package dev.ava.postgres;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// A password as PostgreSQL keeps it (RFC 5803): it tells whether a password is right, and is
/// another one every time, even for the same password.
final class ScramVerifier {
  private static final Pattern SHAPE =
      Pattern.compile("SCRAM-SHA-256\\$(?<count>\\d+):(?<salt>[^$]+)\\$(?<key>[^:]+):.*");
  private static final int KEY_BITS = 256;

  private ScramVerifier() {}

  /// Whether `verifier` is one of `password`, which is of ASCII characters.
  static boolean isOf(String verifier, String password) {
    var parts = SHAPE.matcher(verifier);
    if (!parts.matches()) {
      return false;
    }
    var base64 = Base64.getDecoder();
    try {
      var spec =
          new PBEKeySpec(
              password.toCharArray(),
              base64.decode(parts.group("salt")),
              Integer.parseInt(parts.group("count")),
              KEY_BITS);
      var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salted.getEncoded(), "HmacSHA256"));
      var clientKey = mac.doFinal("Client Key".getBytes(StandardCharsets.US_ASCII));
      return MessageDigest.isEqual(
          MessageDigest.getInstance("SHA-256").digest(clientKey),
          base64.decode(parts.group("key")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has these.", e);
    }
  }
}
