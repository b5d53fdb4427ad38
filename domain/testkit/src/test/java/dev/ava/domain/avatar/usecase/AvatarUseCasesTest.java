package dev.ava.domain.avatar.usecase;

import static dev.ava.testkit.Fixtures.aPersona;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.avatar.Age;
import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.AvatarName;
import dev.ava.domain.avatar.Persona;
import dev.ava.domain.avatar.Personality;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.testkit.Fakes;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.OvertakenTransactions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AvatarUseCasesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56.123456Z");

  private final Fakes fakes = new Fakes();
  private final AvatarUseCases useCases =
      new AvatarUseCases(fakes.avatars, fakes.transactions, fakes.ids, fakes.clock);
  private final Caller.User ann = new Caller.User(fakes.aUser());
  private final Caller.User bob = new Caller.User(fakes.aUser());

  @Test
  void anAvatarIsShapedAndShown() {
    var avatar = created(ann);

    assertThat(avatar.owner()).isEqualTo(ann.id());
    assertThat(avatar.persona()).isEqualTo(aPersona());
    assertThat(avatar.createdAt()).isEqualTo(NOW);
    assertThat(avatar.updatedAt()).isEqualTo(NOW);
    assertThat(avatar.id().value().version()).isEqualTo(7);
    assertThat(show(ann)).isEqualTo(new ShowAvatar.Outcome.Shown(avatar));
  }

  @Test
  void aSecondAvatarIsRefusedAndTheFirstStays() {
    var avatar = created(ann);

    assertThat(create(ann, another()))
        .isEqualTo(new CreateAvatar.Outcome.AvatarExists(avatar.id()));
    assertThat(show(ann)).isEqualTo(new ShowAvatar.Outcome.Shown(avatar));
  }

  @Test
  void whoseAccountIsGoneShapesNone() {
    var unknown = new Caller.User(Fixtures.aUserId());

    assertThatThrownBy(() -> create(unknown, aPersona())).isInstanceOf(CallerGone.class);
  }

  @Test
  void whoseAccountEndsWhileAnAvatarIsInTheWayShapesNone() {
    created(ann);
    Runnable end =
        () ->
            fakes.transactions.required(
                Caller.Service.ERASURE,
                () -> {
                  fakes.erasures.erase(ann.id(), NOW, NOW);
                  fakes.erasures.finish(ann.id());
                });
    var overtaken = new OvertakenTransactions(fakes.transactions, 1, end);
    var create =
        new AvatarUseCases(fakes.avatars, overtaken, fakes.ids, fakes.clock).createAvatar();

    assertThatThrownBy(() -> create.create(new CreateAvatar.Command(ann, another())))
        .isInstanceOf(CallerGone.class);
  }

  @Test
  void whoHasNoAvatarIsShownNone() {
    created(ann);

    assertThat(show(bob)).isEqualTo(new ShowAvatar.Outcome.NoAvatar());
  }

  @Test
  void anAvatarIsReshapedWhole() {
    var avatar = created(ann);
    fakes.clock.advance(Duration.ofHours(1));

    var reshaped = new Avatar(avatar.id(), ann.id(), another(), NOW, NOW.plus(Duration.ofHours(1)));
    assertThat(reshape(ann, another())).isEqualTo(new ReshapeAvatar.Outcome.Reshaped(reshaped));
    assertThat(show(ann)).isEqualTo(new ShowAvatar.Outcome.Shown(reshaped));
  }

  @Test
  void whoHasNoAvatarReshapesNone() {
    created(ann);

    assertThat(reshape(bob, another())).isEqualTo(new ReshapeAvatar.Outcome.NoAvatar());
    assertThat(show(bob)).isEqualTo(new ShowAvatar.Outcome.NoAvatar());
  }

  private Avatar created(Caller.User caller) {
    var outcome = create(caller, aPersona());
    assertThat(outcome).isInstanceOf(CreateAvatar.Outcome.Created.class);
    return ((CreateAvatar.Outcome.Created) outcome).avatar();
  }

  private CreateAvatar.Outcome create(Caller.User caller, Persona persona) {
    return useCases.createAvatar().create(new CreateAvatar.Command(caller, persona));
  }

  private ShowAvatar.Outcome show(Caller.User caller) {
    return useCases.showAvatar().show(new ShowAvatar.Command(caller));
  }

  private ReshapeAvatar.Outcome reshape(Caller.User caller, Persona persona) {
    return useCases.reshapeAvatar().reshape(new ReshapeAvatar.Command(caller, persona));
  }

  private static Persona another() {
    return new Persona(new AvatarName("Sol"), new Age(99), Personality.SHY, null);
  }
}
