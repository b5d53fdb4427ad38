package dev.ava.domain.avatar.usecase;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.port.Transactions;
import java.util.Optional;

final class ShowAvatarService implements ShowAvatar {
  private final Avatars avatars;
  private final Transactions transactions;

  ShowAvatarService(Avatars avatars, Transactions transactions) {
    this.avatars = avatars;
    this.transactions = transactions;
  }

  @Override
  public Outcome show(Command command) {
    Optional<Avatar> found =
        transactions.reading(command.caller(), () -> avatars.ofOwner(command.caller().id()));
    return found.<Outcome>map(Outcome.Shown::new).orElseGet(Outcome.NoAvatar::new);
  }
}
