package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.InboxItem.MessageChanged;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Inbox.Claim;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Handles reactions, edits and revokes: puts them on record beside their message, which they wait
/// for if it is not known yet. Nobody but its owner can do anything to a message.
final class ChangeHandler {
  private static final int MOST_ATTEMPTS = 8;

  private final Inbox inbox;
  private final Outbox outbox;
  private final MessageLog log;
  private final WhatsAppIdentities identities;
  private final Transactions transactions;
  private final Clock clock;

  ChangeHandler(MessagingPorts ports, Transactions transactions, Clock clock) {
    this.inbox = ports.inbox();
    this.outbox = ports.outbox();
    this.log = ports.log();
    this.identities = ports.identities();
    this.transactions = transactions;
    this.clock = clock;
  }

  void handle(Caller.Service caller, Claim claim, MessageChanged changed) {
    transactions.required(
        caller,
        () ->
            find(changed.target())
                .ifPresentOrElse(target -> record(claim, changed, target), () -> postpone(claim)));
  }

  private Optional<Target> find(Wamid target) {
    return Optional.ofNullable(log.find(Set.of(target)).get(target))
        .map(message -> new Target(message.id(), message.owner()))
        .or(() -> sent(target));
  }

  private Optional<Target> sent(Wamid target) {
    return outbox.lock(Set.copyOf(outbox.find(Set.of(target)).values())).values().stream()
        .findFirst()
        .flatMap(sent -> Target.of(sent.message()));
  }

  private void record(Claim claim, MessageChanged changed, Target target) {
    if (isOwner(changed.sender(), target.owner())) {
      log.addEvent(target.message(), changed.event(), claim.item().key());
      inbox.finish(Map.of(claim, new Ending.Done()), clock.instant());
    } else {
      keep(claim, "It is about a message of somebody else.");
    }
  }

  private boolean isOwner(WhatsAppSender sender, UserId owner) {
    var match = identities.find(Set.of(sender)).get(sender);
    return match != null && match.user().equals(owner);
  }

  private void postpone(Claim claim) {
    if (claim.attempt() < MOST_ATTEMPTS) {
      var notBefore = clock.instant().plus(Backoff.after(claim.attempt()));
      inbox.retry(Map.of(claim, notBefore), "Its message is not known yet.");
    } else {
      keep(claim, "It is about a message that Ava does not know.");
    }
  }

  private void keep(Claim claim, String reason) {
    inbox.finish(Map.of(claim, new Ending.Kept(reason)), clock.instant());
  }

  /// The message that was changed, and whose it is.
  private record Target(Message.Id message, UserId owner) {
    private static Optional<Target> of(OutboundMessage sent) {
      return Optional.ofNullable(sent.message())
          .flatMap(id -> Optional.ofNullable(sent.owner()).map(owner -> new Target(id, owner)));
    }
  }
}
