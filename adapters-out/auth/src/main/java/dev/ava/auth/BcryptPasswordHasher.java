package dev.ava.auth;

import dev.ava.domain.account.Password;
import dev.ava.domain.account.PasswordHash;
import dev.ava.domain.shared.port.Corrupt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/// bcrypt in the form `$2a$`, which is what Supabase Auth writes, on the calling thread.
final class BcryptPasswordHasher implements PasswordHasher {
  private static final String VERSION = "2a";
  private static final int SALT_BYTES = 16;
  private static final int LONGEST_PASSWORD_BYTES = 72;
  private static final int LOWEST_COST = 4;
  private static final Pattern SHAPE =
      Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

  private final SecureRandom random = new SecureRandom();
  private final int cost;
  private final PasswordHash decoy;

  /// @param cost the binary logarithm of the number of rounds, 4 to 31
  BcryptPasswordHasher(int cost) {
    this.cost = cost;
    this.decoy = new PasswordHash(decoyOf(cost));
  }

  @Override
  public PasswordHash hash(Password password) {
    return new PasswordHash(hash(bytes(password.value()), cost));
  }

  @Override
  public boolean matches(String typed, PasswordHash stored) {
    if (!SHAPE.matcher(stored.value()).matches()) {
      throw new Corrupt("A stored password hash is no bcrypt hash.");
    }
    var bytes = bytes(typed);
    var possible = bytes.length <= LONGEST_PASSWORD_BYTES && typed.indexOf('\0') < 0;
    var matched = OpenBSDBCrypt.checkPassword(stored.value(), possible ? bytes : new byte[0]);
    return possible && matched;
  }

  @Override
  public PasswordHash decoy() {
    return decoy;
  }

  /// The hash of something random at the lowest cost, said to be of another.
  private String decoyOf(int cost) {
    var hash = hash(random(LONGEST_PASSWORD_BYTES), LOWEST_COST);
    return "$%s$%02d".formatted(VERSION, cost) + hash.substring(hash.lastIndexOf('$'));
  }

  private String hash(byte[] password, int cost) {
    return OpenBSDBCrypt.generate(VERSION, password, random(SALT_BYTES), cost);
  }

  private byte[] random(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }
}
