package dev.ava.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import dev.ava.domain.account.port.SignInUnavailable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks who signed a token: one of the project's keys (ES256 or RS256), or its legacy secret
/// (HS256) where that is configured. The algorithm decides which, so a public key never serves as a
/// secret. Every other algorithm is refused. Thread-safe; may ask Supabase.
///
/// Keys are kept for ten minutes, and for an hour while Supabase does not answer. A key that is not
/// among them makes them be fetched anew, at most twice in 30 seconds however many such tokens
/// come. While that fails nobody knows whether such a token is good, so it is not refused.
final class GotrueSignatures {
  private static final String OUT_OF_REACH = "The keys that Supabase signs with are out of reach.";
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration KEPT_IN_AN_OUTAGE = Duration.ofHours(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

  private final GotrueKeySet fetched;
  private final JWKSource<SecurityContext> keys;
  private final @Nullable JWSVerifier secret;

  /// @param jwtSecret at least 32 bytes
  GotrueSignatures(GotrueKeySet fetched, @Nullable String jwtSecret) {
    this(fetched, jwtSecret, KEPT, BETWEEN_FETCHES, KEPT_IN_AN_OUTAGE);
  }

  /// @param kept longer than `betweenFetches`
  GotrueSignatures(
      GotrueKeySet fetched,
      @Nullable String jwtSecret,
      Duration kept,
      Duration betweenFetches,
      Duration keptInAnOutage) {
    this.fetched = fetched;
    this.keys =
        JWKSourceBuilder.create(fetched)
            .cache(kept.toMillis(), LONGEST_WAIT.toMillis())
            .rateLimited(betweenFetches.toMillis())
            .refreshAheadCache(false)
            .outageTolerant(keptInAnOutage.toMillis())
            .build();
    this.secret = jwtSecret == null ? null : verifier(jwtSecret);
  }

  private static JWSVerifier verifier(String jwtSecret) {
    try {
      return new MACVerifier(jwtSecret);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("The JWT secret is too short.", e);
    }
  }

  /// @throws SignInUnavailable if the key is not known and Supabase cannot be asked
  boolean verify(SignedJWT token) {
    var algorithm = token.getHeader().getAlgorithm();
    if (JWSAlgorithm.HS256.equals(algorithm)) {
      return secret != null && isSignedWith(secret, token);
    }
    return (JWSAlgorithm.ES256.equals(algorithm) || JWSAlgorithm.RS256.equals(algorithm))
        && token.getHeader().getKeyID() != null
        && keysOf(token).stream().anyMatch(key -> isSignedWith(key, token));
  }

  private List<JWK> keysOf(SignedJWT token) {
    var header = token.getHeader();
    var selector =
        new JWKSelector(
            new JWKMatcher.Builder()
                .keyID(header.getKeyID())
                .keyType(KeyType.forAlgorithm(header.getAlgorithm()))
                .keyUses(KeyUse.SIGNATURE, null)
                .algorithms(header.getAlgorithm(), null)
                .build());
    try {
      var found = keys.get(selector, null);
      if (found.isEmpty() && !fetched.isCurrent()) {
        throw new SignInUnavailable(OUT_OF_REACH);
      }
      return found;
    } catch (RateLimitReachedException e) {
      if (fetched.isCurrent()) {
        return List.of();
      }
      throw new SignInUnavailable(OUT_OF_REACH, e);
    } catch (KeySourceException e) {
      throw new SignInUnavailable(OUT_OF_REACH, e);
    }
  }

  private static boolean isSignedWith(JWK key, SignedJWT token) {
    try {
      return isSignedWith(
          JWSAlgorithm.ES256.equals(token.getHeader().getAlgorithm())
              ? new ECDSAVerifier(key.toECKey().toPublicJWK())
              : new RSASSAVerifier(key.toRSAKey().toPublicJWK()),
          token);
    } catch (JOSEException unusableKey) {
      return false;
    }
  }

  private static boolean isSignedWith(JWSVerifier verifier, SignedJWT token) {
    try {
      return token.verify(verifier);
    } catch (JOSEException notBy) {
      return false;
    }
  }
}
