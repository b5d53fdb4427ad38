package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.testkit.FakeClock;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.MapClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UserClaimsTest {
  private static final Instant EXPIRY = Instant.parse("2026-11-20T13:00:00Z");
  private static final Claims CLAIMS =
      new MapClaims(
          Map.of(
              "iss",
              SignInServer.ISSUER,
              "aud",
              List.of("authenticated"),
              "role",
              "authenticated",
              "sub",
              "01932b3c-0000-7000-8000-000000000001",
              "session_id",
              "01932b3c-0000-7000-8000-000000000002",
              "exp",
              Date.from(EXPIRY)));

  private final FakeClock clock = new FakeClock();
  private final UserClaims rules =
      new UserClaims(
          new LocalSignInSettings(SignInServer.ISSUER, 4, Duration.ofHours(1), Duration.ofDays(30)),
          clock);

  @Test
  void aTokenIsGoodUntilItsLastMomentByOurClock() {
    clock.set(EXPIRY.minusNanos(1));
    assertThat(rules.validate(CLAIMS, null)).isTrue();

    clock.set(EXPIRY);
    assertThat(rules.validate(CLAIMS, null)).isFalse();
  }

  @Test
  void anExpiredTokenStillNamesItsUser() {
    clock.set(EXPIRY.plusSeconds(1));

    assertThat(rules.nameAUser(CLAIMS)).isTrue();
  }
}
