package dev.ava.domain.avatar.usecase;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

final class ReshapeAvatarService implements ReshapeAvatar {
  private final Avatars avatars;
  private final Transactions transactions;
  private final Clock clock;

  ReshapeAvatarService(Avatars avatars, Transactions transactions, Clock clock) {
    this.avatars = avatars;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome reshape(Command command) {
    Optional<Avatar> reshaped = transactions.required(command.caller(), () -> store(command));
    return reshaped.<Outcome>map(Outcome.Reshaped::new).orElseGet(Outcome.NoAvatar::new);
  }

  private Optional<Avatar> store(Command command) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var reshaped =
        avatars.ofOwner(command.caller().id()).map(found -> found.reshaped(command.persona(), now));
    reshaped.ifPresent(avatars::update);
    return reshaped;
  }
}
