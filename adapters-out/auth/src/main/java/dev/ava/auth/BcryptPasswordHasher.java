package dev.ava.auth;

import static at.favre.lib.crypto.bcrypt.BCrypt.Version.MAX_PW_LENGTH_BYTE;
import static at.favre.lib.crypto.bcrypt.BCrypt.Version.VERSION_2A;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.PasswordHash;
import dev.ava.domain.shared.port.Corrupt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/// bcrypt in the form `$2a$`, which is what Supabase Auth writes, on the calling thread.
final class BcryptPasswordHasher implements PasswordHasher {
  private static final int HASH_BYTES = 23;
  private static final Pattern SHAPE =
      Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

  private final int cost;
  private final PasswordHash decoy;

  /// @param cost the binary logarithm of the number of rounds, 4 to 31
  BcryptPasswordHasher(int cost) {
    this.cost = cost;
    this.decoy = new PasswordHash(decoy(cost));
  }

  @Override
  public PasswordHash hash(Password password) {
    var hash = BCrypt.with(VERSION_2A).hash(cost, bytes(password.value()));
    return new PasswordHash(new String(hash, StandardCharsets.US_ASCII));
  }

  @Override
  public boolean matches(String typed, PasswordHash stored) {
    if (!SHAPE.matcher(stored.value()).matches()) {
      throw new Corrupt("A stored password hash is no bcrypt hash.");
    }
    var bytes = bytes(typed);
    var possible = bytes.length <= MAX_PW_LENGTH_BYTE && typed.indexOf('\0') < 0;
    var compared =
        BCrypt.verifyer()
            .verify(
                possible ? bytes : new byte[0], stored.value().getBytes(StandardCharsets.US_ASCII));
    return possible && compared.verified;
  }

  @Override
  public PasswordHash decoy() {
    return decoy;
  }

  private static String decoy(int cost) {
    var random = new SecureRandom();
    var salt = new byte[BCrypt.SALT_LENGTH];
    var hash = new byte[HASH_BYTES];
    random.nextBytes(salt);
    random.nextBytes(hash);
    return new String(
        VERSION_2A.formatter.createHashMessage(new BCrypt.HashData(cost, VERSION_2A, salt, hash)),
        StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }
}
