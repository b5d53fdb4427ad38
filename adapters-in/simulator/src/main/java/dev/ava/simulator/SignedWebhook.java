package dev.ava.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A webhook ready to be posted.
///
/// @param about what it tells, for the log of deliveries
/// @param json the body, ASCII only as Meta's is
/// @param signature the value of `X-Hub-Signature-256`
record SignedWebhook(About about, String json, String signature) {
  private static final String ALGORITHM = "HmacSHA256";

  static SignedWebhook of(About about, String json, String appSecret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      var digest = mac.doFinal(json.getBytes(StandardCharsets.UTF_8));
      return new SignedWebhook(about, json, "sha256=" + HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
    }
  }

  /// @param waId the number that it is about
  /// @param what such as `message` or `status delivered`
  /// @param messageId the message that it is about
  record About(String waId, String what, String messageId) {}
}
