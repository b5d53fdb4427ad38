package dev.ava.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import jakarta.inject.Singleton;

/// Decides whose tokens the server believes: being the only [SignatureConfiguration] it lets none
/// pass but those that one of the signing keys has signed with ES256.
///
/// To verify such a signature takes a processor some 0.2 ms, more than most requests, and clients
/// send the same token for an hour. So the last 10,000 that passed are remembered, as their SHA-256
/// and for as long as tokens live. That holds for the signature only; the claims are read each
/// time.
@Singleton
@LocalSignIn
final class TokenSignatures implements SignatureConfiguration {
  private static final int MOST = 10_000;

  private final SigningKeys keys;
  private final Cache<String, Boolean> passed;

  TokenSignatures(SigningKeys keys, LocalSignInSettings settings) {
    this.keys = keys;
    this.passed =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(settings.accessTokenLifetime())
            .executor(Runnable::run)
            .build();
  }

  @Override
  public boolean verify(SignedJWT token) throws JOSEException {
    var hash = Sha256.hex(token.serialize());
    if (passed.getIfPresent(hash) != null) {
      return true;
    }
    var passes = keys.verify(token);
    if (passes) {
      passed.put(hash, true);
    }
    return passes;
  }

  @Override
  public boolean supports(JWSAlgorithm algorithm) {
    return JWSAlgorithm.ES256.equals(algorithm);
  }

  @Override
  public String supportedAlgorithmsMessage() {
    return "Only ES256 is supported.";
  }
}
