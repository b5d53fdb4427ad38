package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.AuthProvider.SignUpResult;
import dev.ava.domain.shared.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server believes, seen from outside.
@TestInstance(Lifecycle.PER_CLASS)
final class BearerTokenTest {
  private static final String USER = "01932b3c-0000-7000-8000-000000000001";
  private SignInServer server;
  private ECKey key;

  @BeforeAll
  void start(@TempDir Path dataDir) throws Exception {
    server = new SignInServer(dataDir);
    key =
        JWKSet.load(dataDir.resolve("keys/signing-keys.json").toFile())
            .getKeys()
            .getFirst()
            .toECKey();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aTokenOfASignUpIsBelieved() throws Exception {
    var result =
        server
            .bean(AuthProvider.class)
            .signUp(new EmailAddress("ann@example.org"), new Password("correct horse"));
    var session = ((SignUpResult.Granted) result).session();

    var answer = server.whoAmI(session.accessToken().value());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(session.user().toString());
  }

  /// Everything below differs from this one in a single point.
  @Test
  void aTokenSignedWithOurKeyIsBelieved() throws Exception {
    var answer = server.whoAmI(signed(claims()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(USER);
  }

  static Stream<Arguments> wrongClaims() {
    return Stream.of(
        Arguments.of("issuer of others", with("iss", "https://other.example.org/auth/v1")),
        Arguments.of(
            "issuer that ends like ours", with("iss", "https://x.ava.example.org/auth/v1")),
        Arguments.of("issuer of another scheme", with("iss", "http://ava.example.org/auth/v1")),
        Arguments.of("issuer with a slash more", with("iss", SignInServer.ISSUER + "/")),
        Arguments.of("no issuer", with("iss", null)),
        Arguments.of("another audience", with("aud", "anon")),
        Arguments.of("two audiences", with("aud", List.of("authenticated", "anon"))),
        Arguments.of("no audience", with("aud", null)),
        Arguments.of("role anon", with("role", "anon")),
        Arguments.of("role service_role", with("role", "service_role")),
        Arguments.of("list of roles", with("role", List.of("authenticated"))),
        Arguments.of("no role", with("role", null)),
        Arguments.of("no subject", with("sub", null)),
        Arguments.of("empty subject", with("sub", "")),
        Arguments.of("subject that is no UUID", with("sub", "ann@example.org")),
        Arguments.of("short UUID", with("sub", "1-1-1-1-1")),
        Arguments.of("no session", with("session_id", null)),
        Arguments.of("session that is no UUID", with("session_id", "1")),
        Arguments.of("expired", with("exp", in(Duration.ofSeconds(-1)))),
        Arguments.of("expired long ago", with("exp", Date.from(Instant.EPOCH))),
        Arguments.of("no expiry", with("exp", null)),
        Arguments.of("expiry as text", with("exp", "2099-01-01T00:00:00Z")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongClaims")
  void aTokenWithAWrongClaimIsNotBelieved(String what, JWTClaimsSet claims) throws Exception {
    assertThat(server.whoAmI(signed(claims)).statusCode()).as(what).isEqualTo(401);
  }

  @Test
  void aTokenWithoutSignatureIsNotBelieved() throws Exception {
    var plain = new PlainJWT(claims()).serialize();
    var good = signed(claims());

    assertRefused(plain);
    assertRefused(plain + signatureOf(good));
    assertRefused(good.substring(0, good.lastIndexOf('.') + 1));
    for (var spelling : List.of("none", "None", "NONE", "nOnE", "")) {
      var header = base64("{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(spelling, key.getKeyID()));
      assertRefused(header + "." + payloadOf(good) + ".");
      assertRefused(header + "." + payloadOf(good) + "." + signatureOf(good));
    }
  }

  @Test
  void thePublicKeyIsNoSharedSecret() throws Exception {
    var der = key.toECPublicKey().getEncoded();
    var pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der)
            + "\n-----END PUBLIC KEY-----";
    var secrets =
        List.of(
            der,
            pem.getBytes(StandardCharsets.US_ASCII),
            (pem + "\n").getBytes(StandardCharsets.US_ASCII),
            key.getX().decode(),
            key.toPublicJWK().toString().getBytes(StandardCharsets.US_ASCII),
            server.get("/.well-known/jwks.json").body().getBytes(StandardCharsets.US_ASCII));

    for (var secret : secrets) {
      assertRefused(signed(JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(secret)));
    }
  }

  @Test
  void anotherKeyUnderTheNameOfOursIsNotBelieved() throws Exception {
    var p256 = new ECKeyGenerator(Curve.P_256).generate();
    var p384 = new ECKeyGenerator(Curve.P_384).generate();
    var rsa = new RSAKeyGenerator(2048).generate();

    assertRefused(signed(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(p256)));
    assertRefused(signed(JWSAlgorithm.ES384, key.getKeyID(), new ECDSASigner(p384)));
    assertRefused(signed(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(rsa)));
    assertRefused(signed(JWSAlgorithm.PS256, key.getKeyID(), new RSASSASigner(rsa)));
  }

  @Test
  void ourKeyUnderAnotherNameIsNotBelieved() throws Exception {
    assertRefused(signed(JWSAlgorithm.ES256, "other", new ECDSASigner(key)));
    assertRefused(signed(JWSAlgorithm.ES256, null, new ECDSASigner(key)));
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotBelieved() throws Exception {
    var own = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(own.getKeyID())
            .jwk(own.toPublicJWK())
            .build();
    var token = new SignedJWT(header, claims());
    token.sign(new ECDSASigner(own));

    assertRefused(token.serialize());
  }

  @Test
  void aChangedTokenIsNotBelieved() throws Exception {
    var good = signed(claims());
    var other =
        signed(new JWTClaimsSet.Builder(claims()).subject(UUID.randomUUID().toString()).build());
    var header = good.substring(0, good.indexOf('.'));

    assertRefused(header + "." + payloadOf(other) + "." + signatureOf(good));
    assertRefused(header + "." + payloadOf(good) + "." + signatureOf(other));
    assertRefused(header + "." + payloadOf(good) + "." + Base64URL.encode(new byte[64]));
    assertRefused(header + "." + payloadOf(good) + "." + signatureOf(good).substring(2));
    assertRefused(header + "." + payloadOf(good) + "." + signatureOf(good) + "AA");
  }

  @Test
  void anEncryptedTokenIsNotBelieved() throws Exception {
    var token =
        new EncryptedJWT(
            new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                .keyID(key.getKeyID())
                .build(),
            claims());
    token.encrypt(new ECDHEncrypter(key));

    assertRefused(token.serialize());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "..", "a.b.c", "a.b.c.d.e", "e30.e30.e30", "bnVsbA.bnVsbA.bnVsbA"})
  void whatIsNoTokenIsNotBelieved(String text) throws Exception {
    assertRefused(text);
    assertRefused(text + signed(claims()));
    assertRefused(signed(claims()) + "." + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "1",
        "{",
        "{\"alg\":null}",
        "{\"alg\":1}",
        "{\"alg\":\"ES256\",\"kid\":null}",
        "{\"alg\":\"ES256\",\"kid\":{}}",
        "{\"alg\":\"ES256\",\"crit\":[null]}",
        "{\"alg\":\"ES256\",\"x5c\":[null]}",
        "{\"alg\":\"ES256\",\"x5u\":\"\\u0000\"}",
        "{\"alg\":\"ES256\",\"jwk\":null}",
        "{\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\"}}",
        "{\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}}",
        "{\"alg\":\"ES256\",\"alg\":\"none\"}",
        "{\"enc\":\"A128GCM\",\"alg\":\"dir\"}"
      })
  void aTokenWithAStrangeHeaderIsNotBelieved(String header) throws Exception {
    var good = signed(claims());

    assertRefused(base64(header) + "." + payloadOf(good) + "." + signatureOf(good));
    assertRefused(base64(header) + "." + base64(header) + "." + signatureOf(good));
  }

  @Test
  void aHeaderNestedWithoutEndIsNotBelieved() throws Exception {
    var good = signed(claims());

    assertRefused(
        base64("{\"a\":" + "[".repeat(4000)) + "." + payloadOf(good) + "." + signatureOf(good));
  }

  @Test
  void aTokenCountsOnlyInTheAuthorizationHeader() throws Exception {
    var good = signed(claims());

    assertThat(server.get("/whoami").statusCode()).isEqualTo(401);
    assertThat(server.get("/whoami?access_token=" + good).statusCode()).isEqualTo(401);
    assertThat(server.get("/whoami", "Cookie", "JWT=" + good).statusCode()).isEqualTo(401);
    assertThat(server.get("/whoami", "Authorization", good).statusCode()).isEqualTo(401);
    assertThat(server.get("/whoami", "Authorization", "Basic " + good).statusCode()).isEqualTo(401);
  }

  private void assertRefused(String token) throws Exception {
    assertThat(server.whoAmI(token).statusCode()).as(token).isEqualTo(401);
  }

  private String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key), claims);
  }

  private static String signed(JWSAlgorithm algorithm, @Nullable String kid, JWSSigner signer)
      throws JOSEException {
    return signed(algorithm, kid, signer, claims());
  }

  private static String signed(
      JWSAlgorithm algorithm, @Nullable String kid, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    var header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(kid).build();
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(SignInServer.ISSUER)
        .audience("authenticated")
        .subject(USER)
        .claim("role", "authenticated")
        .claim("email", "ann@example.org")
        .claim("session_id", "01932b3c-0000-7000-8000-000000000002")
        .issueTime(in(Duration.ZERO))
        .expirationTime(in(Duration.ofHours(1)))
        .build();
  }

  private static JWTClaimsSet with(String claim, @Nullable Object value) {
    return new JWTClaimsSet.Builder(claims()).claim(claim, value).build();
  }

  private static Date in(Duration time) {
    return Date.from(Instant.now().plus(time));
  }

  private static String payloadOf(String token) {
    return token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
  }

  private static String signatureOf(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private static String base64(String text) {
    return Base64URL.encode(text).toString();
  }
}
