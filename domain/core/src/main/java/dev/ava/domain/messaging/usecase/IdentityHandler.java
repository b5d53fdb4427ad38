package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.InboxItem.IdentityChanged;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.usecase.FollowIdentity;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.util.Map;

/// Handles what WhatsApp tells of changed numbers and user ids.
final class IdentityHandler {
  private final Inbox inbox;
  private final FollowIdentity followIdentity;
  private final Transactions transactions;
  private final Clock clock;

  IdentityHandler(
      MessagingPorts ports, FollowIdentity followIdentity, Transactions transactions, Clock clock) {
    this.inbox = ports.inbox();
    this.followIdentity = followIdentity;
    this.transactions = transactions;
    this.clock = clock;
  }

  void handle(Caller.Service caller, Claim claim, IdentityChanged changed) {
    var change = new IdentityChange(changed.before(), changed.after(), claim.item().providerTime());
    transactions.required(
        caller,
        () -> {
          var outcome = followIdentity.follow(new FollowIdentity.Command(caller, change));
          inbox.finish(Map.of(claim, ending(outcome)), clock.instant());
        });
  }

  private static Ending ending(FollowIdentity.Outcome outcome) {
    return switch (outcome) {
      case FollowIdentity.Outcome.Moved moved -> new Ending.Done();
      case FollowIdentity.Outcome.Stranger stranger ->
          new Ending.Kept("It is about a person whom Ava does not know.");
      case FollowIdentity.Outcome.Superseded superseded ->
          new Ending.Kept("A later number of the same person is known.");
      case FollowIdentity.Outcome.NumberTaken taken ->
          new Ending.Kept("The new number is linked to another account.");
    };
  }
}
