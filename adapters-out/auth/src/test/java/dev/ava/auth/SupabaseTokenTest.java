package dev.ava.auth;

import static dev.ava.testkit.Fixtures.aPassword;
import static dev.ava.testkit.Fixtures.anEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ava.auth.gotrue.GotrueStub;
import dev.ava.domain.account.port.AuthProvider.SignUpResult;
import dev.ava.domain.account.port.SignInUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Which of the tokens that look like Supabase's the server believes, seen from outside.
final class SupabaseTokenTest {
  private static final String USER = "01932b3c-0000-7000-8000-000000000001";
  private static final String JWT_SECRET = "a-legacy-secret-of-more-than-32-bytes";
  private static final String JWKS = "GET /.well-known/jwks.json";

  private final GotrueStub gotrue = new GotrueStub();
  private final SupabaseServer ava = server(Map.of());

  @AfterEach
  void stop() {
    ava.close();
    gotrue.close();
  }

  @Test
  void aTokenOfASignUpIsBelieved() throws Exception {
    var session = ((SignUpResult.Granted) ava.provider().signUp(anEmail(), aPassword())).session();

    var answer = ava.whoAmI(session.accessToken().value());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(session.user().toString());
    assertThat(gotrue.complaints()).isEmpty();
  }

  /// Everything below differs from this one in a single point.
  @Test
  void aTokenOfTheProjectIsBelievedAndItsKeyFetchedOnce() throws Exception {
    for (var i = 0; i < 3; i++) {
      assertBelieved(ava, signedByProject(claims()));
    }

    assertThat(gotrue.count(JWKS)).isEqualTo(1);
  }

  static Stream<Arguments> wrongClaims() {
    return Stream.of(
        Arguments.of("iss", "https://other.supabase.co/auth/v1"),
        Arguments.of("iss", "supabase"),
        Arguments.of("iss", null),
        Arguments.of("aud", "anon"),
        Arguments.of("aud", List.of("authenticated", "anon")),
        Arguments.of("aud", null),
        Arguments.of("role", "anon"),
        Arguments.of("role", "service_role"),
        Arguments.of("role", "supabase_admin"),
        Arguments.of("role", null),
        Arguments.of("is_anonymous", true),
        Arguments.of("sub", null),
        Arguments.of("session_id", null),
        Arguments.of("exp", Date.from(Instant.now().minusSeconds(1))),
        Arguments.of("exp", null));
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void aTokenWithAWrongClaimIsNotBelieved(String claim, @Nullable Object value) throws Exception {
    var claims = new JWTClaimsSet.Builder(claims()).claim(claim, value).build();

    assertRefused(ava, signedByProject(claims));
  }

  @Test
  void aKeyOfTheProjectIsNoUser() throws Exception {
    assertRefused(ava, SupabaseServer.PUBLISHABLE);
    assertRefused(ava, SupabaseServer.SECRET);
    try (var withSecret = server(Map.of("ava.supabase.jwt-secret", JWT_SECRET))) {
      for (var role : List.of("anon", "service_role", "authenticated")) {
        var key =
            new JWTClaimsSet.Builder()
                .issuer("supabase")
                .claim("ref", "abc")
                .claim("role", role)
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                .build();
        assertRefused(withSecret, signedByLegacySecret(key));
      }
    }
  }

  @Test
  void aNewKeyIsFetchedWhenItsFirstTokenComes() throws Exception {
    assertBelieved(ava, signedByProject(claims()));
    var old = signedByProject(with("nonce", "old"));
    gotrue.rotateKeys();

    assertBelieved(ava, signedByProject(claims()));
    assertRefused(ava, old);
    assertThat(gotrue.count(JWKS)).isLessThanOrEqualTo(3);
  }

  @Test
  void tokensOfUnknownKeysMakeFewFetches() throws Exception {
    assertBelieved(ava, signedByProject(claims()));
    var stranger = new ECKeyGenerator(Curve.P_256).generate();

    for (var i = 0; i < 20; i++) {
      assertRefused(ava, signed(JWSAlgorithm.ES256, "unknown-" + i, new ECDSASigner(stranger)));
    }

    assertThat(gotrue.count(JWKS)).isLessThanOrEqualTo(3);
    assertBelieved(ava, signedByProject(with("nonce", "after")));
  }

  @Test
  void withoutAKeyIdNothingIsFetched() throws Exception {
    assertRefused(ava, signed(JWSAlgorithm.ES256, null, new ECDSASigner(gotrue.key())));
    assertRefused(ava, signed(JWSAlgorithm.ES384, "x", new ECDSASigner(p384())));
    assertRefused(ava, signed(JWSAlgorithm.HS256, "x", new MACSigner(JWT_SECRET)));

    assertThat(gotrue.count(JWKS)).isZero();
  }

  @Test
  void theKeyMustFitTheAlgorithm() throws Exception {
    var kid = gotrue.key().getKeyID();
    var rsa = new RSAKeyGenerator(2048).keyID(kid).generate();
    var publicKey = gotrue.key().toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);

    assertRefused(ava, signed(JWSAlgorithm.RS256, kid, new RSASSASigner(rsa)));
    assertRefused(ava, signed(JWSAlgorithm.HS256, kid, new MACSigner(publicKey)));
    try (var withSecret = server(Map.of("ava.supabase.jwt-secret", JWT_SECRET))) {
      assertRefused(withSecret, signed(JWSAlgorithm.HS256, kid, new MACSigner(publicKey)));
    }
  }

  @Test
  void aSecretThatTheKeySetShowsIsNotBelieved() throws Exception {
    var shown =
        new OctetSequenceKey.Builder(JWT_SECRET.getBytes(StandardCharsets.UTF_8))
            .keyID("shown")
            .build();
    gotrue.answers(200, new JWKSet(shown).toString(false));

    assertRefused(ava, signed(JWSAlgorithm.HS256, "shown", new MACSigner(JWT_SECRET)));
  }

  @Test
  void aKeyOnRsaIsBelieved() throws Exception {
    var rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    gotrue.answers(200, new JWKSet(rsa).toString(true));

    assertBelieved(ava, signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa)));
    assertRefused(ava, signed(JWSAlgorithm.PS256, "rsa", new RSASSASigner(rsa)));
  }

  @Test
  void theLegacySecretIsBelievedWhereItIsConfigured() throws Exception {
    try (var withSecret = server(Map.of("ava.supabase.jwt-secret", JWT_SECRET))) {
      assertBelieved(withSecret, signedByLegacySecret(claims()));
      assertBelieved(withSecret, signed(JWSAlgorithm.HS256, "any", new MACSigner(JWT_SECRET)));
      assertBelieved(withSecret, signedByProject(claims()));
      assertRefused(
          withSecret,
          signed(JWSAlgorithm.HS256, null, new MACSigner("another-secret-of-more-than-32-bytes")));
      assertRefused(
          withSecret, signed(JWSAlgorithm.HS512, null, new MACSigner(JWT_SECRET + JWT_SECRET)));
    }
    assertRefused(ava, signedByLegacySecret(claims()));
  }

  @Test
  void aServerWithoutAKeySetBelievesNoKey() throws Exception {
    var token = signedByProject(claims());
    gotrue.answers(404, "404 page not found");

    assertRefused(ava, token);
  }

  @Test
  void keysOutOfReachAreNoReasonToDoubtTheToken() throws Exception {
    var token = signedByProject(claims());
    gotrue.answers(503, "down");

    for (var i = 0; i < 4; i++) {
      assertThat(ava.whoAmI(token).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void anOutageDoesNotSignAnybodyOut() throws Exception {
    assertBelieved(ava, signedByProject(claims()));
    gotrue.answers(503, "down");

    assertBelieved(ava, signedByProject(with("nonce", "another")));
  }

  /// After the hour too: what is wrong is Supabase, and not the token.
  @Test
  void anOutageThatOutlastsTheKeysSignsNobodyOutEither() throws Exception {
    var kept = Duration.ofMillis(1_001);
    var signatures = ava.signatures(kept, Duration.ofSeconds(1), kept);
    var token = SignedJWT.parse(signedByProject(claims()));
    assertThat(signatures.verify(token)).isTrue();
    gotrue.answers(503, "down");
    await().until(() -> isOutOfReach(signatures, token));

    for (var i = 0; i < 4; i++) {
      assertThat(isOutOfReach(signatures, token)).isTrue();
    }
  }

  private static boolean isOutOfReach(GotrueSignatures signatures, SignedJWT token) {
    try {
      assertThat(signatures.verify(token)).isTrue();
      return false;
    } catch (SignInUnavailable outage) {
      return true;
    }
  }

  @Test
  void inAnOutageNobodyKnowsWhetherAnUnknownKeyIsNew() throws Exception {
    assertBelieved(ava, signedByProject(claims()));
    var stranger = new ECKeyGenerator(Curve.P_256).generate();
    gotrue.answers(503, "down");

    for (var i = 0; i < 4; i++) {
      var token = signed(JWSAlgorithm.ES256, "unknown-" + i, new ECDSASigner(stranger));
      assertThat(ava.whoAmI(token).statusCode()).isEqualTo(503);
    }
  }

  private SupabaseServer server(Map<String, Object> settings) {
    return new SupabaseServer(gotrue.url(), Clock.systemUTC(), settings);
  }

  private static void assertBelieved(SupabaseServer server, String token) throws Exception {
    var answer = server.whoAmI(token);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(USER);
  }

  private static void assertRefused(SupabaseServer server, String token) throws Exception {
    assertThat(server.whoAmI(token).statusCode()).as(token).isEqualTo(401);
  }

  private String signedByProject(JWTClaimsSet claims) throws JOSEException {
    var key = gotrue.key();
    return signed(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key), claims);
  }

  private static String signedByLegacySecret(JWTClaimsSet claims) throws JOSEException {
    return signed(JWSAlgorithm.HS256, null, new MACSigner(JWT_SECRET), claims);
  }

  private String signed(JWSAlgorithm algorithm, @Nullable String kid, JWSSigner signer)
      throws JOSEException {
    return signed(algorithm, kid, signer, claims());
  }

  private static String signed(
      JWSAlgorithm algorithm, @Nullable String kid, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private static ECKey p384() throws JOSEException {
    return new ECKeyGenerator(Curve.P_384).generate();
  }

  private JWTClaimsSet with(String claim, Object value) {
    return new JWTClaimsSet.Builder(claims()).claim(claim, value).build();
  }

  private JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(gotrue.issuer())
        .audience("authenticated")
        .subject(USER)
        .claim("role", "authenticated")
        .claim("email", "ann@example.org")
        .claim("session_id", "01932b3c-0000-7000-8000-000000000002")
        .claim("is_anonymous", false)
        .issueTime(new Date())
        .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
        .build();
  }
}
