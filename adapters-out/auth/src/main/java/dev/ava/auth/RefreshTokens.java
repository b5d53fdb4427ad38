package dev.ava.auth;

import dev.ava.domain.account.RefreshToken;
import java.security.SecureRandom;
import java.util.Base64;

/// Makes refresh tokens, 256 random bits in base64url (43 characters), and the hashes under which
/// they are stored. A fast hash will do, because nobody can guess so many bits.
final class RefreshTokens {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RefreshTokens() {}

  static RefreshToken next() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// SHA-256 in lower-case hex.
  static String hash(RefreshToken token) {
    return Sha256.hex(token.value());
  }
}
