package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject.State;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TokenSignaturesTest {
  private final SigningKeys keys = SigningKeys.parse(SigningKeys.newKeySet());
  private final TokenSignatures signatures =
      new TokenSignatures(
          keys,
          new LocalSignInSettings(
              SignInServer.ISSUER, 4, Duration.ofHours(1), Duration.ofDays(30)));
  private final String token = keys.sign(new JWTClaimsSet.Builder().subject("ann").build());

  @Test
  void aSignatureThatPassedIsNotComputedAgain() throws Exception {
    var first = SignedJWT.parse(token);
    var second = SignedJWT.parse(token);

    assertThat(signatures.verify(first)).isTrue();
    assertThat(signatures.verify(second)).isTrue();

    assertThat(first.getState()).isEqualTo(State.VERIFIED);
    assertThat(second.getState()).isEqualTo(State.SIGNED);
  }

  @Test
  void aSignatureThatFailedFailsAgain() throws Exception {
    var others =
        SigningKeys.parse(SigningKeys.newKeySet()).sign(new JWTClaimsSet.Builder().build());

    assertThat(signatures.verify(SignedJWT.parse(others))).isFalse();
    assertThat(signatures.verify(SignedJWT.parse(others))).isFalse();
  }

  @Test
  void whatIsRememberedHelpsNoOtherToken() throws Exception {
    var other = keys.sign(new JWTClaimsSet.Builder().subject("bob").build());
    signatures.verify(SignedJWT.parse(token));
    signatures.verify(SignedJWT.parse(other));
    var mixed =
        other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));

    assertThat(signatures.verify(SignedJWT.parse(mixed))).isFalse();
  }

  @Test
  void onlyEs256IsSupported() {
    assertThat(JWSAlgorithm.Family.SIGNATURE)
        .filteredOn(signatures::supports)
        .containsExactly(JWSAlgorithm.ES256);
    assertThat(JWSAlgorithm.Family.HMAC_SHA).noneMatch(signatures::supports);
  }
}
