package dev.ava.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// The kinds of API keys that a Supabase project has, told apart by how they look: the new ones by
/// their prefix, the legacy ones, which are JWTs, by the claim `role`. No signature is checked.
public enum SupabaseKey {
  /// `sb_publishable_…`: may be known to everybody.
  PUBLISHABLE,
  /// `sb_secret_…`: bypasses row-level security.
  SECRET,
  /// A JWT of the role `anon`: may be known to everybody.
  LEGACY_ANON,
  /// A JWT of the role `service_role`: bypasses row-level security.
  LEGACY_SERVICE,
  /// None of Supabase's.
  OTHER;

  private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]+");

  /// The kind of this key. [#OTHER] also for one that cannot stand in a header.
  public static SupabaseKey of(String key) {
    if (!HEADER_VALUE.matcher(key).matches()) {
      return OTHER;
    }
    if (key.startsWith("sb_publishable_")) {
      return PUBLISHABLE;
    }
    return key.startsWith("sb_secret_") ? SECRET : legacy(key);
  }

  /// Whether the key bypasses row-level security, so that nobody may see it.
  public boolean isSecret() {
    return this == SECRET || this == LEGACY_SERVICE;
  }

  /// The project that a legacy key says it belongs to; the new keys don't say it.
  public static Optional<String> project(String key) {
    return claim(key, "ref");
  }

  /// Whether the key is the one that every local Supabase (`supabase start`) has or had.
  public static boolean isKnownToEverybody(String key) {
    return claim(key, "iss").filter("supabase-demo"::equals).isPresent();
  }

  /// Whether a legacy key was signed with this secret, which is how every project makes them;
  /// nothing of a new key, which is no token, and of a secret too short to sign with.
  public static Optional<Boolean> isSignedWith(String key, String secret) {
    try {
      return of(key) == LEGACY_ANON || of(key) == LEGACY_SERVICE
          ? Optional.of(SignedJWT.parse(key).verify(new MACVerifier(secret)))
          : Optional.empty();
    } catch (ParseException | JOSEException cannotBeTried) {
      return Optional.empty();
    }
  }

  private static SupabaseKey legacy(String key) {
    return switch (claim(key, "role").orElse("")) {
      case "anon" -> LEGACY_ANON;
      case "service_role" -> LEGACY_SERVICE;
      default -> OTHER;
    };
  }

  private static Optional<String> claim(String key, String name) {
    try {
      return Optional.ofNullable(SignedJWT.parse(key).getJWTClaimsSet().getStringClaim(name));
    } catch (ParseException | RuntimeException noToken) {
      return Optional.empty();
    }
  }
}
