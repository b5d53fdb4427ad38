package dev.ava.domain.avatar.usecase;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

final class CreateAvatarService implements CreateAvatar {
  private final Avatars avatars;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  CreateAvatarService(Avatars avatars, Transactions transactions, Ids ids, Clock clock) {
    this.avatars = avatars;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Outcome create(Command command) {
    var avatar =
        Avatar.shaped(
            new Avatar.Id(ids.next()),
            command.caller().id(),
            command.persona(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    try {
      transactions.required(command.caller(), () -> avatars.add(avatar));
      return new Outcome.Created(avatar);
    } catch (Conflict taken) {
      return existing(command).orElseThrow(CallerGone::new);
    }
  }

  /// The avatar that is in the way. It goes only with its owner, who may be going at this moment.
  private Optional<Outcome> existing(Command command) {
    return transactions.required(
        command.caller(),
        () ->
            avatars
                .ofOwner(command.caller().id())
                .map(found -> new Outcome.AvatarExists(found.id())));
  }
}
