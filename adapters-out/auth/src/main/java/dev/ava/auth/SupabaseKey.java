package dev.ava.auth;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
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

  private static SupabaseKey legacy(String key) {
    try {
      return switch (SignedJWT.parse(key).getJWTClaimsSet().getStringClaim("role")) {
        case "anon" -> LEGACY_ANON;
        case "service_role" -> LEGACY_SERVICE;
        case null, default -> OTHER;
      };
    } catch (ParseException | RuntimeException noToken) {
      return OTHER;
    }
  }
}
