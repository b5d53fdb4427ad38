package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class FollowIdentityService implements FollowIdentity {
  private final WhatsAppLinks links;
  private final WhatsAppIdentities identities;
  private final Transactions transactions;

  FollowIdentityService(
      WhatsAppLinks links, WhatsAppIdentities identities, Transactions transactions) {
    this.links = links;
    this.identities = identities;
    this.transactions = transactions;
  }

  @Override
  public Outcome follow(Command command) {
    return transactions.required(command.caller(), () -> follow(command.change()));
  }

  private Outcome follow(IdentityChange change) {
    return identities
        .moved(change)
        .<Outcome>map(Outcome.Moved::new)
        .or(() -> identities.find(change.before()).map(match -> follow(match.user(), change)))
        .orElseGet(Outcome.Stranger::new);
  }

  private Outcome follow(UserId user, IdentityChange change) {
    if (isOfAnEarlierHolder(user, change)) {
      return new Outcome.Stranger();
    }
    var later =
        identities.changes(user).stream()
            .filter(known -> known.at().isAfter(change.at()))
            .map(IdentityChange::after)
            .toList();
    return withoutOutdated(change, later)
        .map(current -> move(user, current))
        .orElseGet(Outcome.Superseded::new);
  }

  private Outcome move(UserId user, IdentityChange change) {
    var phone = change.after().phone();
    if (isTaken(phone, user)) {
      return new Outcome.NumberTaken();
    }
    identities.move(user, change);
    relink(user, phone);
    return new Outcome.Moved(user);
  }

  /// Without the number if a later number is known, and likewise the user id: Meta tells of the two
  /// one by one, in any order. Nothing if neither is left.
  private static Optional<IdentityChange> withoutOutdated(
      IdentityChange change, List<WhatsAppSender> later) {
    var hasLaterId = later.stream().anyMatch(known -> known.userId() != null);
    var hasLaterPhone = later.stream().anyMatch(known -> known.phone() != null);
    var userId = hasLaterId ? null : change.after().userId();
    var phone = hasLaterPhone ? null : change.after().phone();
    return userId == null && phone == null
        ? Optional.empty()
        : Optional.of(
            new IdentityChange(change.before(), new WhatsAppSender(userId, phone), change.at()));
  }

  /// Whether the number was somebody else's when it was left: the user has linked it since.
  private boolean isOfAnEarlierHolder(UserId user, IdentityChange change) {
    return links.ofUser(user).orElse(null) instanceof WhatsAppLink.Linked(var phone, var since)
        && since.isAfter(change.at());
  }

  private boolean isTaken(@Nullable PhoneNumber phone, UserId user) {
    return phone != null && links.provenBy(phone).filter(owner -> !owner.equals(user)).isPresent();
  }

  private void relink(UserId user, @Nullable PhoneNumber phone) {
    if (phone != null
        && links.ofUser(user).orElse(null) instanceof WhatsAppLink.Linked(var old, var since)
        && !old.variants().contains(phone)) {
      links.prove(user, new WhatsAppLink.Linked(phone, since));
    }
  }
}
