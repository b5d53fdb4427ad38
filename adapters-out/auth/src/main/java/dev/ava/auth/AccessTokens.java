package dev.ava.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.Credential;
import dev.ava.domain.account.Session;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/// Writes and reads access tokens: JWTs with the claims `iss`, `aud`, `sub`, `role`, `email`,
/// `session_id`, `iat` and `exp` as Supabase Auth writes them.
@Singleton
@LocalSignIn
final class AccessTokens {
  private final SigningKeys keys;
  private final UserClaims rules;
  private final LocalSignInSettings settings;

  AccessTokens(SigningKeys keys, UserClaims rules, LocalSignInSettings settings) {
    this.keys = keys;
    this.rules = rules;
    this.settings = settings;
  }

  /// A new token, valid from `now` on for the set lifetime.
  AccessToken issue(Credential user, Session.Id session, Instant now) {
    return new AccessToken(
        keys.sign(
            new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(UserClaims.AUTHENTICATED)
                .subject(user.user().toString())
                .claim(UserClaims.ROLE, UserClaims.AUTHENTICATED)
                .claim("email", user.email().value())
                .claim(UserClaims.SESSION, session.value().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.accessTokenLifetime())))
                .build()));
  }

  /// The session a token of ours belongs to, also of an expired one. Empty for any other text.
  Optional<Session.Id> sessionOf(AccessToken token) {
    return SignedTokenParser.signed(token.value())
        .filter(this::isOurs)
        .flatMap(SignedTokenParser::claims)
        .filter(rules::nameAUser)
        .map(
            claims ->
                new Session.Id(UUID.fromString(String.valueOf(claims.get(UserClaims.SESSION)))));
  }

  private boolean isOurs(SignedJWT token) {
    try {
      return keys.verify(token);
    } catch (JOSEException e) {
      return false;
    }
  }
}
