package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aTokenHash;
import static dev.ava.testkit.Fixtures.aUserId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.Sessions;
import dev.ava.domain.account.port.Sessions.Rotation;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What [Sessions] promises.
public abstract class SessionsContract extends StoreContract {
  private static final Instant EXPIRY = NOW.plus(Duration.ofDays(30));
  private static final Duration TICK = Duration.ofNanos(1_000);

  private final Session.Id session = new Session.Id(UUID.randomUUID());
  private final String token = aTokenHash();
  private final String next = aTokenHash();
  private UserId user = new UserId(new UUID(0, 0));

  protected abstract Sessions sessions();

  @BeforeEach
  void openSession() {
    user = aUser();
    asService(() -> sessions().open(session, user, token, NOW, EXPIRY));
  }

  @Test
  void aTokenBuysTheNext() {
    assertThat(rotate(token, next)).isEqualTo(new Rotation.Rotated(session, user));
    assertThat(rotate(next, aTokenHash())).isEqualTo(new Rotation.Rotated(session, user));
  }

  @Test
  void anUnknownTokenBuysNothing() {
    assertThat(rotate(aTokenHash(), next)).isEqualTo(new Rotation.Unknown());
    assertThat(rotate(next, aTokenHash())).isEqualTo(new Rotation.Unknown());
  }

  @Test
  void aTokenIsGoodUntilItExpires() {
    assertThat(rotate(token, next, EXPIRY.minus(TICK), EXPIRY.plusSeconds(60)))
        .isEqualTo(new Rotation.Rotated(session, user));
    assertThat(rotate(next, aTokenHash(), EXPIRY.plusSeconds(60), EXPIRY.plusSeconds(120)))
        .isEqualTo(new Rotation.Unknown());
  }

  @Test
  void anExpiredTokenBuysNothing() {
    assertThat(rotate(token, next, EXPIRY, EXPIRY.plusSeconds(60)))
        .isEqualTo(new Rotation.Unknown());
    assertThat(rotate(next, aTokenHash())).isEqualTo(new Rotation.Unknown());
  }

  @Test
  void aSpentTokenEndsTheSession() {
    rotate(token, next);

    assertThat(rotate(token, aTokenHash())).isEqualTo(new Rotation.Reused(session));
    assertThat(rotate(next, aTokenHash())).isEqualTo(new Rotation.Unknown());
    assertThat(rotate(token, aTokenHash())).isNotInstanceOf(Rotation.Rotated.class);
  }

  @Test
  void aSpentTokenLeavesOtherSessionsOfTheUser() {
    var other = new Session.Id(UUID.randomUUID());
    var othersToken = aTokenHash();
    asService(() -> sessions().open(other, user, othersToken, NOW, EXPIRY));
    rotate(token, next);
    rotate(token, aTokenHash());

    assertThat(rotate(othersToken, aTokenHash())).isEqualTo(new Rotation.Rotated(other, user));
  }

  @Test
  void aRevokedSessionBuysNothing() {
    rotate(token, next);

    asService(() -> sessions().revoke(session, NOW));

    assertThat(rotate(next, aTokenHash())).isEqualTo(new Rotation.Unknown());
  }

  @Test
  void revokingTwiceOrWhatIsNotThereDoesNothing() {
    asService(() -> sessions().revoke(session, NOW));
    asService(() -> sessions().revoke(session, NOW.plusSeconds(1)));
    asService(() -> sessions().revoke(new Session.Id(UUID.randomUUID()), NOW));

    assertThat(rotate(token, next)).isEqualTo(new Rotation.Unknown());
  }

  @Test
  void ofSeveralWithOneTokenAtTheSameTimeOneIsRotated() {
    for (int round = 0; round < ROUNDS; round++) {
      var id = new Session.Id(UUID.randomUUID());
      var hash = aTokenHash();
      asService(() -> sessions().open(id, user, hash, NOW, EXPIRY));

      var results = Race.run(RACERS, index -> rotate(hash, aTokenHash()));

      assertThat(results).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
      assertThat(results).filteredOn(Rotation.Reused.class::isInstance).isNotEmpty();
    }
  }

  @Test
  void aSessionNeedsAUser() {
    var id = new Session.Id(UUID.randomUUID());

    assertRefused(Caller.Service.SIGN_IN, () -> sessions().open(id, aUserId(), next, NOW, EXPIRY));
    assertThat(rotate(next, aTokenHash())).isEqualTo(new Rotation.Unknown());
  }

  @Test
  void aRolledBackRotationLeavesTheToken() {
    rolledBack(Caller.Service.SIGN_IN, () -> sessions().rotate(token, next, NOW, EXPIRY));

    assertThat(rotate(next, aTokenHash())).isEqualTo(new Rotation.Unknown());
    assertThat(rotate(token, next)).isEqualTo(new Rotation.Rotated(session, user));
  }

  @Test
  void aRolledBackSessionIsGone() {
    var hash = aTokenHash();
    rolledBack(
        Caller.Service.SIGN_IN,
        () -> sessions().open(new Session.Id(UUID.randomUUID()), user, hash, NOW, EXPIRY));

    assertThat(rotate(hash, aTokenHash())).isEqualTo(new Rotation.Unknown());
  }

  @Test
  void noUserTouchesASessionNotEvenTheOwn() {
    var id = new Session.Id(UUID.randomUUID());
    var hash = aTokenHash();

    for (var caller : new Caller[] {as(user), as(aUser())}) {
      assertRefused(caller, () -> sessions().open(id, user, hash, NOW, EXPIRY));
      attempt(
          caller,
          () ->
              assertThat(sessions().rotate(token, aTokenHash(), NOW, EXPIRY))
                  .isEqualTo(new Rotation.Unknown()));
      attempt(caller, () -> sessions().revoke(session, NOW));
    }

    assertThat(rotate(hash, aTokenHash())).isEqualTo(new Rotation.Unknown());
    assertThat(rotate(token, next)).isEqualTo(new Rotation.Rotated(session, user));
  }

  @Test
  void outsideATransactionNothingWorks() {
    assertFailOutsideATransaction(
        () -> sessions().open(new Session.Id(UUID.randomUUID()), user, next, NOW, EXPIRY),
        () -> sessions().rotate(token, next, NOW, EXPIRY),
        () -> sessions().revoke(session, NOW));
  }

  private Rotation rotate(String hash, String nextHash) {
    return rotate(hash, nextHash, NOW.plusSeconds(1), EXPIRY);
  }

  private Rotation rotate(String hash, String nextHash, Instant now, Instant expiresAt) {
    return in(Caller.Service.SIGN_IN, () -> sessions().rotate(hash, nextHash, now, expiresAt));
  }
}
