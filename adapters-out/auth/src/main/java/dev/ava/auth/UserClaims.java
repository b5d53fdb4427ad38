package dev.ava.auth;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the claims of a token must say for its bearer to be a user: issued by us, for us, not
/// expired, role `authenticated`, not anonymous, and UUIDs as subject and session. Names and values
/// are Supabase's, whose tokens of the roles `anon` and `service_role` are nobody's.
@Singleton
@Requires(beans = SignInSettings.class)
final class UserClaims implements GenericJwtClaimsValidator<HttpRequest<?>> {
  static final String AUTHENTICATED = "authenticated";
  static final String ROLE = "role";
  static final String SESSION = "session_id";
  private static final String ANONYMOUS = "is_anonymous";

  private final String issuer;
  private final Clock clock;

  UserClaims(SignInSettings settings, Clock clock) {
    this.issuer = settings.issuer();
    this.clock = clock;
  }

  @Override
  public boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
    return nameAUser(claims)
        && claims.get(Claims.EXPIRATION_TIME) instanceof Date expiry
        && clock.instant().isBefore(expiry.toInstant());
  }

  /// The same without the expiry.
  boolean nameAUser(Claims claims) {
    return issuer.equals(claims.get(Claims.ISSUER))
        && List.of(AUTHENTICATED).equals(claims.get(Claims.AUDIENCE))
        && AUTHENTICATED.equals(claims.get(ROLE))
        && !Boolean.TRUE.equals(claims.get(ANONYMOUS))
        && isUuid(claims.get(Claims.SUBJECT))
        && isUuid(claims.get(SESSION));
  }

  private static boolean isUuid(@Nullable Object claim) {
    try {
      return claim instanceof String text && UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
