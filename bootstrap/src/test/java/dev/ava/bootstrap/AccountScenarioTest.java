package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing up, in, on and out.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountScenarioTest {
  private static final String PASSWORD = "correct horse";

  private RunningAva ava;

  @BeforeAll
  void start() {
    ava = RunningAva.start();
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void whoSignsUpHasASessionAtOnce() throws Exception {
    var email = Api.someEmail();

    var session = ava.api().post("/auth/signup", Api.credentials(email, PASSWORD));

    assertThat(session.status()).isEqualTo(201);
    assertThat(session.fields())
        .containsExactlyInAnyOrder(
            "access_token", "token_type", "expires_in", "refresh_token", "user_id");
    assertThat(session.text("token_type")).isEqualTo("bearer");
    assertThat(session.text("expires_in")).isEqualTo("3600");
    var me = ava.api().as(session.text("access_token")).get("/auth/me");
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.fields()).containsExactlyInAnyOrder("user_id", "email", "tier", "created_at");
    assertThat(me.text("user_id")).isEqualTo(session.text("user_id"));
    assertThat(me.text("email")).isEqualTo(email);
    assertThat(me.text("tier")).isEqualTo("free");
    assertThat(Instant.parse(me.text("created_at")))
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
  }

  @Test
  void anEmailAddressIsTakenHoweverItIsSpelled() throws Exception {
    var email = Api.someEmail();
    ava.api().post("/auth/signup", Api.credentials(email, PASSWORD));

    var again =
        ava.api()
            .post(
                "/auth/signup",
                Api.credentials(email.toUpperCase(Locale.ROOT), "another password"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("email_taken");
    assertThat(again.header("Content-Type")).startsWith("application/problem+json");
    assertThat(
            ava.api()
                .post("/auth/signin", Api.credentials(email.toUpperCase(Locale.ROOT), PASSWORD))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seven77", "äöüßéñç"})
  void aShortPasswordIsRefused(String password) throws Exception {
    assertRefused(Api.credentials(Api.someEmail(), password), "password");
  }

  @Test
  void aPasswordOfMoreThan72BytesIsRefusedAndNotCut() throws Exception {
    var longest = "é".repeat(36);
    var email = Api.someEmail();

    assertRefused(Api.credentials(Api.someEmail(), longest + "x"), "password");
    assertRefused(Api.credentials(Api.someEmail(), "x".repeat(73)), "password");
    assertThat(ava.api().post("/auth/signup", Api.credentials(email, longest)).status())
        .isEqualTo(201);
    assertThat(ava.api().post("/auth/signin", Api.credentials(email, longest)).status())
        .isEqualTo(200);
    assertThat(ava.api().post("/auth/signin", Api.credentials(email, longest + "x")).text("code"))
        .isEqualTo("invalid_credentials");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ann", "ann@", "@example.org", "ann smith@example.org", "a@b@c"})
  void whatIsNoEmailAddressIsRefused(String email) throws Exception {
    assertRefused(Api.credentials(email, PASSWORD), "email");
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() throws Exception {
    var refused = ava.api().post("/auth/signup", "{}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.errors()).containsOnlyKeys("email", "password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "{\"email\":\"a@example.org\",}"})
  void whatIsNoJsonObjectIsMalformed(String body) throws Exception {
    var refused = ava.api().post("/auth/signup", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("malformed_json");
  }

  @Test
  void aWrongPasswordAndAnUnknownEmailAddressLookTheSame() throws Exception {
    var email = Api.someEmail();
    ava.api().post("/auth/signup", Api.credentials(email, PASSWORD));

    var wrong = ava.api().post("/auth/signin", Api.credentials(email, "wrong horse"));
    var unknown = ava.api().post("/auth/signin", Api.credentials(Api.someEmail(), PASSWORD));

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text("code")).isEqualTo("invalid_credentials");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(withoutRequestId(unknown)).isEqualTo(withoutRequestId(wrong));
    assertThat(unknown.response().headers().map().keySet())
        .isEqualTo(wrong.response().headers().map().keySet());
  }

  @Test
  void anAccountThatIsSwitchedOffIsToldSoOnlyWithTheRightPassword() throws Exception {
    var email = Api.someEmail();
    var session = ava.api().post("/auth/signup", Api.credentials(email, PASSWORD));

    switchOff(session.text("user_id"));

    var signIn = ava.api().post("/auth/signin", Api.credentials(email, PASSWORD));
    assertThat(signIn.status()).isEqualTo(403);
    assertThat(signIn.text("code")).isEqualTo("account_inactive");
    assertThat(ava.api().post("/auth/signin", Api.credentials(email, "wrong horse")).text("code"))
        .isEqualTo("invalid_credentials");
    var refresh = refresh(session.text("refresh_token"));
    assertThat(refresh.status()).isEqualTo(403);
    assertThat(refresh.text("code")).isEqualTo("account_inactive");
  }

  @Test
  void aRefreshTokenBuysTheNextSessionOnce() throws Exception {
    var first = ava.api().post("/auth/signup", Api.credentials(Api.someEmail(), PASSWORD));

    var second = refresh(first.text("refresh_token"));
    var third = refresh(second.text("refresh_token"));

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.fields()).isEqualTo(first.fields());
    assertThat(second.text("user_id")).isEqualTo(first.text("user_id"));
    assertThat(third.status()).isEqualTo(200);
    assertThat(
            List.of(
                first.text("refresh_token"),
                second.text("refresh_token"),
                third.text("refresh_token")))
        .doesNotHaveDuplicates();
    assertThat(ava.api().as(third.text("access_token")).get("/auth/me").status()).isEqualTo(200);
  }

  @Test
  void aRefreshTokenThatComesTwiceEndsItsSessionAndNoOther() throws Exception {
    var email = Api.someEmail();
    var stolen = ava.api().post("/auth/signup", Api.credentials(email, PASSWORD));
    var other = ava.api().post("/auth/signin", Api.credentials(email, PASSWORD));
    var newest = refresh(refresh(stolen.text("refresh_token")).text("refresh_token"));

    assertRefused(refresh(stolen.text("refresh_token")));

    assertRefused(refresh(newest.text("refresh_token")));
    assertThat(refresh(other.text("refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void whoSignsOutEndsTheSessionAndNoOther() throws Exception {
    var email = Api.someEmail();
    var first = ava.api().post("/auth/signup", Api.credentials(email, PASSWORD));
    var other = ava.api().post("/auth/signin", Api.credentials(email, PASSWORD));

    var ann = ava.api().as(first.text("access_token"));
    var signedOut = ann.post("/auth/signout", "");

    assertThat(signedOut.status()).isEqualTo(204);
    assertThat(signedOut.response().body()).isEmpty();
    assertThat(ann.post("/auth/signout", "").status()).isEqualTo(204);
    assertRefused(refresh(first.text("refresh_token")));
    assertThat(refresh(other.text("refresh_token")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-token", " ", "0000000000000000000000000000000000000000000"})
  void whatIsNoRefreshTokenIsRefused(String token) throws Exception {
    var refused = refresh(token);

    assertThat(refused.status()).isIn(401, 422);
    assertThat(refused.text("code")).isIn("invalid_refresh_token", "validation_failed");
  }

  @Test
  void anybodyCanVerifyATokenByTheKeysThatAreServed() throws Exception {
    assumeTrue(TestSignIn.isBuiltIn(), "Supabase serves the keys of its tokens itself");
    var email = Api.someEmail();
    var session = ava.api().post("/auth/signup", Api.credentials(email, PASSWORD));

    var served = ava.api().get("/.well-known/jwks.json");
    var keys = JWKSet.parse(served.response().body());
    var token = SignedJWT.parse(session.text("access_token"));
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();

    assertThat(served.status()).isEqualTo(200);
    assertThat(keys.getKeys()).noneMatch(found -> found.isPrivate());
    assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(ava.url() + "/auth/v1");
    assertThat(claims.getAudience()).containsExactly("authenticated");
    assertThat(claims.getSubject()).isEqualTo(session.text("user_id"));
    assertThat(claims.getStringClaim("role")).isEqualTo("authenticated");
    assertThat(claims.getStringClaim("email")).isEqualTo(email);
    assertThat(UUID.fromString(claims.getStringClaim("session_id"))).isNotNull();
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aTokenThatSomebodyElseSignedIsRefused() throws Exception {
    var session = ava.api().post("/auth/signup", Api.credentials(Api.someEmail(), PASSWORD));
    var real = SignedJWT.parse(session.text("access_token"));
    var forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(real.getHeader().getKeyID()).build(),
            real.getJWTClaimsSet());
    forged.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));

    var refused = ava.api().as(forged.serialize()).get("/auth/me");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("code")).isEqualTo("unauthorized");
    assertThat(ava.api().as(real.serialize()).get("/auth/me").status()).isEqualTo(200);
  }

  @Test
  void aBrowserOfAnUnknownPersonIsAnswered401() throws Exception {
    for (var path : List.of("/auth/me", "/avatars/me", "/preferences", "/messages")) {
      var refused = ava.api().get(path);

      assertThat(refused.status()).as(path).isEqualTo(401);
      assertThat(refused.text("code")).isEqualTo("unauthorized");
      assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }
  }

  @Test
  void whoTriesTooOftenWaits() throws Exception {
    try (var strict = RunningAva.startWithUsualLimits()) {
      var email = Api.someEmail();
      var signUps = new ArrayList<Api.Answer>();
      var signIns = new ArrayList<Api.Answer>();
      signUps.add(strict.api().post("/auth/signup", Api.credentials(email, PASSWORD)));

      for (var _ : IntStream.range(0, 12).toArray()) {
        signIns.add(strict.api().post("/auth/signin", Api.credentials(email, "wrong horse")));
        signUps.add(strict.api().post("/auth/signup", Api.credentials(Api.someEmail(), PASSWORD)));
      }

      assertThrottled(signUps, 201);
      assertThrottled(signIns, 401);
      assertThat(strict.api().post("/auth/signin", Api.credentials(email, PASSWORD)).status())
          .as("the right password, while the account waits")
          .isEqualTo(429);
    }
  }

  private static void assertThrottled(List<Api.Answer> answers, int before) {
    assertThat(answers.getFirst().status()).isEqualTo(before);
    var last = answers.getLast();
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.text("code")).isEqualTo("too_many_requests");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 300);
  }

  private void assertRefused(String credentials, String field) throws Exception {
    var refused = ava.api().post("/auth/signup", credentials);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("validation_failed");
    assertThat(refused.errors()).containsOnlyKeys(field);
    assertThat(refused.errors().get(field)).isNotBlank();
  }

  private static void assertRefused(Api.Answer refresh) {
    assertThat(refresh.status()).isEqualTo(401);
    assertThat(refresh.text("code")).isEqualTo("invalid_refresh_token");
  }

  private Api.Answer refresh(String token) throws Exception {
    return ava.api().post("/auth/refresh", "{\"refresh_token\":\"%s\"}".formatted(token));
  }

  private void switchOff(String user) throws Exception {
    ava.sql("update ava.accounts set active = false where user_id = ?", UUID.fromString(user));
  }

  private static String withoutRequestId(Api.Answer answer) {
    return answer.response().body().replace(answer.text("request_id"), "");
  }
}
