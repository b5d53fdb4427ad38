package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells Meta's webhooks from anybody else's: `X-Hub-Signature-256` is `sha256=` and the lower-case
/// hex HMAC-SHA256 of the body's very bytes under the app secret.
final class Signature {
  static final String HEADER = "X-Hub-Signature-256";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String SCHEME = "sha256=";

  private final SecretKeySpec key;

  Signature(String appSecret) {
    this.key = new SecretKeySpec(appSecret.getBytes(UTF_8), ALGORITHM);
  }

  /// Whether there is exactly one signature and it is the right one. Takes the same time wherever
  /// a wrong one differs.
  boolean matches(List<String> signatures, byte[] body) {
    return signatures.size() == 1
        && MessageDigest.isEqual(
            of(body).getBytes(US_ASCII), signatures.getFirst().getBytes(UTF_8));
  }

  /// The signature of a body.
  String of(byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return SCHEME + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", e);
    }
  }
}
