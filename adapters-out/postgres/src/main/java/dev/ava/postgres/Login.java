package dev.ava.postgres;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A role of the database with its password. Never printed.
record Login(String role, String password) {
  static final String USER = "ava_user";
  static final String SERVICE = "ava_service";
  static final String MIGRATOR = "ava_migrator";

  /// The login of a role whose password nobody has set: HMAC-SHA256 of the role under the password
  /// of the login that migrations start from, so that every node arrives at the same one.
  static Login derived(String role, Login from) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              ("ava:" + from.password()).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var bytes = mac.doFinal(role.getBytes(StandardCharsets.UTF_8));
      return new Login(role, HexFormat.of().formatHex(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HmacSHA256.", e);
    }
  }

  @Override
  public String toString() {
    return "Login[" + role + "]";
  }
}
