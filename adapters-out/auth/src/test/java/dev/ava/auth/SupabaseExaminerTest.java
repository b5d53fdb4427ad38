package dev.ava.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Level;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.domain.diagnosis.port.Examiner.Terms;
import dev.ava.testkit.contract.ExaminerContract;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A project in which all is well, one that is set up wrong, and none.
final class SupabaseExaminerTest extends ExaminerContract {
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final String SECRET = "canary-canary-canary-canary-canary";
  private static final String KEYS = "/auth/v1/.well-known/jwks.json";
  private static final String SETTINGS = "/auth/v1/settings";
  private static final String EC =
      "{\"keys\":[{\"kty\":\"EC\",\"alg\":\"ES256\",\"crv\":\"P-256\",\"kid\":\"1\"}]}";

  private static final Map<String, String> bodies = new ConcurrentHashMap<>();
  private static final List<String> asked = new CopyOnWriteArrayList<>();
  private static final HttpServer server = serve();
  private static final Map<String, Integer> statuses = new ConcurrentHashMap<>();

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @BeforeEach
  void beWell() {
    statuses.clear();
    asked.clear();
    bodies.put(KEYS, EC);
    bodies.put(
        SETTINGS,
        "{\"external\":{\"email\":true},\"disable_signup\":false,\"mailer_autoconfirm\":false}");
  }

  @Override
  protected List<Examiner> wellExaminers() {
    return List.of(at(url(), null));
  }

  @Override
  protected List<Examiner> lonelyExaminers() {
    return List.of(at("http://127.0.0.1:9", null), at("http://auth.invalid", null));
  }

  @Override
  protected List<String> secrets() {
    return List.of(SECRET, SupabaseServer.SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sign_in.keys         | FAILED  | {"keys":[]} | | publishes no key
          sign_in.keys         | NOTICE  | {"keys":[]} | canary-canary-canary-canary-canary | checked with SUPABASE_JWT_SECRET
          sign_in.keys         | FAILED  | {"keys":[{"kty":"OKP","alg":"EdDSA"}]} | | for EdDSA
          sign_in.keys         | OK      | {"keys":[{"kty":"RSA"}]} | | for RS256
          sign_in.secret       | WARNING | {"keys":[]} | canary-canary-canary-canary-canary | share
          sign_in.secret       | WARNING | {"keys":[{"kty":"EC"}]} | canary-canary-canary-canary-canary | legacy secret are believed too
          """)
  void howTokensAreSignedIsSeen(
      String check, Level level, String keys, @Nullable String secret, String seen) {
    bodies.put(KEYS, keys);

    var finding = found(at(url(), secret), check);

    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.seen()).contains(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "canary-canary-canary-canary-canary, OK, WARNING",
    "canary-of-another-project-or-mistyped, FAILED, FAILED"
  })
  void theLegacySecretIsTriedOnTheLegacyKey(String secret, Level keys, Level signed)
      throws JOSEException {
    bodies.put(KEYS, "{\"keys\":[]}");
    var anon = legacy("anon");
    var service = legacy("service_role");

    for (var examiner :
        List.of(
            at(url(), anon, SupabaseServer.SECRET, secret),
            at(url(), SupabaseServer.PUBLISHABLE, service, secret))) {
      assertThat(found(examiner, "sign_in.keys").level()).isEqualTo(keys);
      assertThat(found(examiner, "sign_in.secret").level()).isEqualTo(signed);
    }
  }

  private static String legacy(String role) throws JOSEException {
    var key =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder().claim("role", role).build());
    key.sign(new MACSigner(SECRET));
    return key.serialize();
  }

  @ParameterizedTest
  @CsvSource({"401", "403"})
  void aKeyThatOnlyTheSettingsRefuseIsSeenThere(int refused) {
    statuses.put(SETTINGS, refused);

    var confirmation = found(at(url(), null), "sign_in.confirmation");

    assertThat(confirmation.level()).isEqualTo(Level.FAILED);
    assertThat(confirmation.seen()).contains("refuses the key");
    assertThat(confirmation.remedy()).contains("SUPABASE_ANON_KEY");
    assertThat(found(at(url(), null), "sign_in.keys").level()).isEqualTo(Level.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "401, refuses the key",
    "403, refuses the key",
    "500, answers 500",
    "540, answers 540",
    "301, answers 301"
  })
  void aProjectThatShowsNoKeysIsSeen(int answered, String seen) {
    statuses.put(KEYS, answered);

    var keys = found(at(url(), null), "sign_in.keys");

    assertThat(keys.level()).isEqualTo(Level.FAILED);
    assertThat(keys.seen()).contains(seen);
    assertThat(found(at(url(), null), "sign_in.confirmation").level()).isEqualTo(Level.OK);
  }

  @ParameterizedTest
  @CsvSource({"500", "540", "301", "404"})
  void aProjectThatDoesNotTellItsSettingsIsSeen(int answered) {
    statuses.put(SETTINGS, answered);

    assertThat(found(at(url(), null), "sign_in.confirmation").level()).isEqualTo(Level.UNKNOWN);
    assertThat(found(at(url(), null), "sign_in.keys").level()).isEqualTo(Level.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"external":{"email":false},"mailer_autoconfirm":false} | FAILED | switched off
          {"external":{"email":true},"mailer_autoconfirm":true}   | WARNING | not confirmed
          {"external":{"email":true},"disable_signup":true}       | NOTICE | no new accounts
          {"external":{"email":true}}                             | UNKNOWN | does not say
          []                                                      | UNKNOWN | does not say
          <html>                                                  | UNKNOWN | does not tell
          """)
  void whetherAddressesAreConfirmedIsSeen(String settings, Level level, String seen) {
    bodies.put(SETTINGS, settings);

    var finding = found(at(url(), null), "sign_in.confirmation");

    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.seen()).contains(seen);
  }

  @Test
  void onlyWhatEverybodyMayKnowIsAskedWithTheKeyThatEverybodyMayHave() {
    at(url(), SECRET).examine(new Terms(true, LIMIT));

    assertThat(asked)
        .containsExactlyInAnyOrder(
            "GET " + KEYS + " [" + SupabaseServer.PUBLISHABLE + "]",
            "GET " + SETTINGS + " [" + SupabaseServer.PUBLISHABLE + "]");
  }

  private static Examiner at(String url, @Nullable String jwtSecret) {
    return at(url, SupabaseServer.PUBLISHABLE, SupabaseServer.SECRET, jwtSecret);
  }

  private static Examiner at(
      String url, String anonKey, String serviceKey, @Nullable String jwtSecret) {
    var settings =
        new SupabaseSettings(
            URI.create(url + "/auth/v1"),
            url + "/auth/v1",
            anonKey,
            serviceKey,
            jwtSecret,
            Duration.ofSeconds(3),
            Duration.ofSeconds(10));
    return new SupabaseExaminer(new SupabaseReads(settings, JsonMapper.createDefault()), settings);
  }

  private static Finding found(Examiner examiner, String check) {
    return examiner.examine(new Terms(false, LIMIT)).stream()
        .filter(finding -> finding.check().id().equals(check))
        .findFirst()
        .orElseThrow();
  }

  private static String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static HttpServer serve() {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
      server.createContext(
          "/",
          exchange -> {
            var path = exchange.getRequestURI().getPath();
            asked.add(
                exchange.getRequestMethod()
                    + " "
                    + path
                    + " "
                    + exchange.getRequestHeaders().get("apikey"));
            var bytes = bodies.getOrDefault(path, "{}").getBytes(UTF_8);
            exchange.sendResponseHeaders(statuses.getOrDefault(path, 200), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
