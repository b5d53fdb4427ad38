package dev.ava.domain.avatar.usecase;

import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.shared.port.Ids;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;

/// The only way to get a use case of avatars.
public final class AvatarUseCases {
  private final Avatars avatars;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public AvatarUseCases(Avatars avatars, Transactions transactions, Ids ids, Clock clock) {
    this.avatars = avatars;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  public CreateAvatar createAvatar() {
    return new CreateAvatarService(avatars, transactions, ids, clock);
  }

  public ShowAvatar showAvatar() {
    return new ShowAvatarService(avatars, transactions);
  }

  public ReshapeAvatar reshapeAvatar() {
    return new ReshapeAvatarService(avatars, transactions, clock);
  }
}
