package dev.ava.bootstrap.scratch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The WhatsApp number of the business, with the secrets that Meta and Ava share.
///
/// @param id Meta's `phone_number_id`
/// @param displayed the number, without plus sign
public record BusinessNumber(
    String id, String displayed, String appSecret, String accessToken, String verifyToken) {
  private static final String ALGORITHM = "HmacSHA256";

  /// One with secrets that nobody has seen.
  public static BusinessNumber fresh() {
    return new BusinessNumber("106540352242922", "15550783881", secret(), secret(), secret());
  }

  /// What Meta sends as `X-Hub-Signature-256`.
  public String signature(byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(appSecret.getBytes(UTF_8), ALGORITHM));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
    }
  }

  @Override
  public String toString() {
    return "BusinessNumber[" + id + "]";
  }

  private static String secret() {
    return UUID.randomUUID().toString();
  }
}
