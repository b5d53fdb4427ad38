package dev.ava.auth;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.generator.claims.JwtClaimsSetAdapter;
import io.micronaut.security.token.jwt.validator.JsonWebTokenParser;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;

/// Reads signed tokens and nothing else: neither plain nor encrypted ones. Takes the place of the
/// framework's parser, whose library throws at some texts that anybody may send, such as a header
/// that is JSON's `null`.
@Singleton
@Primary
@Requires(beans = SignInSettings.class)
final class SignedTokenParser implements JsonWebTokenParser<JWT> {
  @Override
  public Optional<JWT> parse(String token) {
    return signed(token).map(JWT.class::cast);
  }

  @Override
  public Optional<Claims> parseClaims(String token) {
    return signed(token).flatMap(SignedTokenParser::claims);
  }

  static Optional<SignedJWT> signed(String token) {
    try {
      return Optional.of(SignedJWT.parse(token));
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  static Optional<Claims> claims(SignedJWT token) {
    try {
      return Optional.of(new JwtClaimsSetAdapter(token.getJWTClaimsSet()));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
