package dev.ava.domain.account.usecase;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.Fixtures.aPassword;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.port.AuthProvider.SignInResult;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FinishErasuresTest extends AccountScenario {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void withoutErasuresThereIsNothingToDo() {
    signedUp();

    assertThat(finish()).isEqualTo(new FinishErasures.Outcome(0, List.of()));
  }

  @Test
  void whatWasLeftIsFinishedAfterAMinute() {
    var ann = left();
    fakes.authProvider.awayForDeletions(false);

    fakes.clock.advance(PATIENCE.minusNanos(1));
    assertThat(finish().finished()).isZero();
    fakes.clock.advance(Duration.ofNanos(1));
    assertThat(finish()).isEqualTo(new FinishErasures.Outcome(1, List.of()));

    assertThat(isUnderWay(ann)).isFalse();
    assertThat(fakes.authProvider.signIn(email, aPassword().value()))
        .isEqualTo(new SignInResult.Refused());
    fakes.clock.advance(PATIENCE);
    assertThat(finish().finished()).isZero();
  }

  @Test
  void whatStillCannotBeFinishedIsTriedOnceAMinuteAndStopsNoOther() {
    var ann = left();
    fakes.clock.advance(PATIENCE);

    var outcome = finish();

    assertThat(outcome.finished()).isZero();
    assertThat(outcome.setbacks()).extracting(FinishErasures.Setback::user).containsExactly(ann);
    assertThat(outcome.setbacks().getFirst().cause()).isInstanceOf(Unavailable.class);
    assertThat(isUnderWay(ann)).isTrue();
    assertThat(finish()).isEqualTo(new FinishErasures.Outcome(0, List.of()));
    fakes.clock.advance(PATIENCE);
    assertThat(finish().setbacks()).hasSize(1);
  }

  @Test
  void whatHasComeAboutSinceIsErasedAtEveryTry() {
    var ann = left();
    fakes.transactions.required(
        Caller.Service.WORKER, () -> fakes.avatars.add(anAvatar().of(ann).build()));
    fakes.clock.advance(PATIENCE);

    assertThat(finish().setbacks()).hasSize(1);

    assertThat(
            fakes.transactions.<Boolean>required(
                Caller.Service.WORKER, () -> fakes.avatars.ofOwner(ann).isPresent()))
        .isFalse();
  }

  @Test
  void oneThatFailsStopsNoOther() {
    var ann = left();
    var ben = fakes.aUser();
    fakes.transactions.required(
        Caller.Service.ERASURE,
        () -> fakes.erasures.erase(ben, Fixtures.NOW, Fixtures.NOW.plus(PATIENCE)));
    fakes.clock.advance(PATIENCE.multipliedBy(2));

    assertThat(finish().setbacks())
        .extracting(FinishErasures.Setback::user)
        .containsExactlyInAnyOrder(ann, ben);
  }

  private UserId left() {
    var ann = signedUp().user();
    fakes.authProvider.awayForDeletions(true);
    var command = new DeleteAccount.Command(new Caller.User(ann), email, aPassword().value());
    assertThat(useCases().deleteAccount().delete(command))
        .isEqualTo(new DeleteAccount.Outcome.SignInLeft());
    return ann;
  }

  private FinishErasures.Outcome finish() {
    return useCases().finishErasures().finish(new FinishErasures.Command(Caller.Service.WORKER));
  }

  private boolean isUnderWay(UserId user) {
    return fakes.transactions.required(
        Caller.Service.WORKER, () -> fakes.erasures.isUnderWay(user));
  }
}
