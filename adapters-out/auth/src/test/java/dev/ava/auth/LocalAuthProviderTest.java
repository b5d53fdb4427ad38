package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.PasswordHash;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.AuthProvider.RefreshResult;
import dev.ava.domain.account.port.AuthProvider.SignInResult;
import dev.ava.domain.account.port.AuthProvider.SignUpResult;
import dev.ava.domain.account.port.Sessions.Rotation;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.testkit.Fakes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LocalAuthProviderTest {
  private static final EmailAddress ANN = new EmailAddress("ann@example.org");
  private static final Password PASSWORD = new Password("correct horse");
  private static final int AT_ONCE = 8;

  private final Fakes fakes = new Fakes();
  private final LocalSignInSettings settings =
      new LocalSignInSettings(
          "https://ava.example.org/auth/v1", 4, Duration.ofHours(1), Duration.ofDays(30));
  private final SigningKeys keys = SigningKeys.parse(SigningKeys.newKeySet());
  private final WatchedHasher hasher = new WatchedHasher();
  private final LocalAuthProvider provider =
      new LocalAuthProvider(
          fakes.credentials,
          fakes.sessions,
          fakes.transactions,
          fakes.ids,
          fakes.clock,
          hasher,
          new AccessTokens(keys, new UserClaims(settings, fakes.clock), settings),
          settings);

  @Test
  void anAccessTokenSaysExactlyWhatSupabaseSays() throws Exception {
    var session = signedUp();
    var now = fakes.clock.instant().getEpochSecond();

    var token = SignedJWT.parse(session.accessToken().value());

    assertThat(token.getHeader().toJSONObject())
        .containsOnlyKeys("alg", "kid", "typ")
        .containsEntry("alg", JWSAlgorithm.ES256.getName())
        .containsEntry("typ", JOSEObjectType.JWT.getType());
    assertThat(keys.publicKeys()).contains(token.getHeader().getKeyID());
    assertThat(keys.verify(token)).isTrue();
    assertThat(token.getPayload().toJSONObject())
        .containsOnlyKeys("iss", "aud", "sub", "role", "email", "session_id", "iat", "exp")
        .containsEntry("iss", "https://ava.example.org/auth/v1")
        .containsEntry("aud", "authenticated")
        .containsEntry("sub", session.user().toString())
        .containsEntry("role", "authenticated")
        .containsEntry("email", "ann@example.org")
        .containsEntry("session_id", sessionOf(session).value().toString())
        .containsEntry("iat", now)
        .containsEntry("exp", now + 3600);
    assertThat(session.expiresIn()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void theSessionStaysTheSameOverRefreshesAndDiffersBetweenSignIns() throws Exception {
    var first = signedUp();
    var refreshed = refreshed(first.refreshToken());
    var second = signedIn();

    assertThat(sessionOf(refreshed)).isEqualTo(sessionOf(first));
    assertThat(sessionOf(second)).isNotEqualTo(sessionOf(first));
    assertThat(second.user()).isEqualTo(first.user());
  }

  @Test
  void aPasswordIsStoredAsBcryptHashWithTimesCutToMicroseconds() {
    var session = signedUp();

    var stored = asSignIn(() -> fakes.credentials.find(session.user())).orElseThrow();

    assertThat(stored.email()).isEqualTo(ANN);
    assertThat(stored.password().value()).startsWith("$2a$04$");
    assertThat(stored.createdAt()).isEqualTo(fakes.clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void aRefreshTokenHas256BitsAndIsStoredAsItsSha256() throws Exception {
    var session = signedUp();
    var token = session.refreshToken().value();
    var sha256 =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));

    var rotation =
        asSignIn(
            () ->
                fakes.sessions.rotate(
                    HexFormat.of().formatHex(sha256), "next", fakes.clock.instant(), Instant.MAX));

    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(rotation).isEqualTo(new Rotation.Rotated(sessionOf(session), session.user()));
  }

  @Test
  void anUnknownAddressCostsOneComparisonLikeAWrongPassword() {
    signedUp();
    hasher.compared.clear();

    assertThat(provider.signIn(ANN, "wrong horse")).isEqualTo(new SignInResult.Refused());
    assertThat(provider.signIn(new EmailAddress("bob@example.org"), "wrong horse"))
        .isEqualTo(new SignInResult.Refused());

    assertThat(hasher.compared)
        .hasSize(2)
        .allSatisfy(hash -> assertThat(hash.value()).startsWith("$2a$04$").hasSize(60))
        .doesNotHaveDuplicates();
  }

  @Test
  void anOverlongPasswordCostsOneComparisonLikeAWrongOne() {
    provider.signUp(ANN, new Password("a".repeat(72)));

    assertThat(provider.signIn(ANN, "a".repeat(73))).isEqualTo(new SignInResult.Refused());
    assertThat(provider.signIn(ANN, "a".repeat(72))).isInstanceOf(SignInResult.Granted.class);

    assertThat(hasher.compared).hasSize(2);
  }

  @Test
  void anUnknownAddressIsRefusedWhateverTheComparisonSays() {
    hasher.gullible = true;

    assertThat(provider.signIn(ANN, "anything")).isEqualTo(new SignInResult.Refused());
  }

  @Test
  void noPasswordIsHashedInsideATransaction() {
    signedUp();
    signedIn();
    provider.signIn(new EmailAddress("bob@example.org"), "wrong horse");

    assertThat(hasher.couldReadTheStore).hasSize(3).containsOnly(false);
  }

  @Test
  void ofRefreshesWithOneTokenAtTheSameTimeOneIsGrantedAndTheSessionEnds() throws Exception {
    var token = signedUp().refreshToken();

    var results = atOnce(() -> provider.refresh(token));

    assertThat(results)
        .filteredOn(RefreshResult.Granted.class::isInstance)
        .singleElement()
        .satisfies(
            result ->
                assertThat(
                        provider.refresh(((RefreshResult.Granted) result).session().refreshToken()))
                    .isEqualTo(new RefreshResult.Refused()));
    assertThat(results).filteredOn(new RefreshResult.Refused()::equals).hasSize(AT_ONCE - 1);
  }

  @Test
  void aRefreshTokenLivesAsLongAsSetAndAnewAfterEachRefresh() {
    var first = signedUp().refreshToken();
    fakes.clock.advance(Duration.ofDays(30).minusSeconds(1));
    var second = refreshed(first).refreshToken();
    fakes.clock.advance(Duration.ofDays(30).minusSeconds(1));
    var third = refreshed(second).refreshToken();
    fakes.clock.advance(Duration.ofDays(30).plusSeconds(1));

    assertThat(provider.refresh(third)).isEqualTo(new RefreshResult.Refused());
  }

  @Test
  void signOutAlsoTakesAnExpiredAccessToken() {
    var session = signedUp();
    fakes.clock.advance(Duration.ofDays(2));

    provider.signOut(session.accessToken());

    assertThat(provider.refresh(session.refreshToken())).isEqualTo(new RefreshResult.Refused());
  }

  @Test
  void signOutIgnoresATokenThatIsNotOurs() throws Exception {
    var session = signedUp();
    var claims = SignedJWT.parse(session.accessToken().value()).getJWTClaimsSet();
    var forged = SigningKeys.parse(SigningKeys.newKeySet()).sign(claims);
    var token = session.accessToken().value();
    var unsigned = token.substring(0, token.lastIndexOf('.') + 1);

    Stream.of(forged, unsigned, "", "no token", "a.b.c")
        .map(AccessToken::new)
        .forEach(provider::signOut);

    assertThat(provider.refresh(session.refreshToken())).isInstanceOf(RefreshResult.Granted.class);
  }

  @Test
  void signOutIgnoresATokenOfOursThatIsNoUsers() throws Exception {
    var session = signedUp();
    var claims = SignedJWT.parse(session.accessToken().value()).getJWTClaimsSet();
    var others =
        Stream.of("iss", "aud", "role", "sub", "session_id")
            .map(claim -> new JWTClaimsSet.Builder(claims).claim(claim, "other").build());

    others.map(keys::sign).map(AccessToken::new).forEach(provider::signOut);

    assertThat(provider.refresh(session.refreshToken())).isInstanceOf(RefreshResult.Granted.class);
  }

  private Session signedUp() {
    return ((SignUpResult.Granted) provider.signUp(ANN, PASSWORD)).session();
  }

  private Session signedIn() {
    return ((SignInResult.Granted) provider.signIn(ANN, PASSWORD.value())).session();
  }

  private Session refreshed(RefreshToken token) {
    return ((RefreshResult.Granted) provider.refresh(token)).session();
  }

  private <T> T asSignIn(Supplier<T> work) {
    return fakes.transactions.required(Caller.Service.SIGN_IN, work);
  }

  private static Session.Id sessionOf(Session session) throws ParseException {
    var claims = SignedJWT.parse(session.accessToken().value()).getJWTClaimsSet();
    return new Session.Id(UUID.fromString(claims.getStringClaim("session_id")));
  }

  private static <T> List<T> atOnce(Callable<T> call) throws InterruptedException {
    var barrier = new CyclicBarrier(AT_ONCE);
    Callable<T> together =
        () -> {
          barrier.await();
          return call.call();
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(Stream.generate(() -> together).limit(AT_ONCE).toList()).stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  /// Hashes with bcrypt, remembers what it was asked, and looks whether a transaction is open.
  private final class WatchedHasher implements PasswordHasher {
    private final PasswordHasher bcrypt = new BcryptPasswordHasher(4);
    private final Queue<PasswordHash> compared = new ConcurrentLinkedQueue<>();
    private final Queue<Boolean> couldReadTheStore = new ConcurrentLinkedQueue<>();
    private boolean gullible;

    @Override
    public PasswordHash hash(Password password) {
      tryTheStore();
      return bcrypt.hash(password);
    }

    @Override
    public boolean matches(String typed, PasswordHash stored) {
      tryTheStore();
      compared.add(stored);
      return bcrypt.matches(typed, stored) || gullible;
    }

    @Override
    public PasswordHash decoy() {
      return bcrypt.decoy();
    }

    private void tryTheStore() {
      try {
        fakes.credentials.find(ANN);
        couldReadTheStore.add(true);
      } catch (IllegalStateException outside) {
        couldReadTheStore.add(false);
      }
    }
  }
}
