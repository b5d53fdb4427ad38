package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities;
import dev.ava.domain.preferences.port.WhatsAppLinks;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
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
        .or(() -> holder(change).map(user -> follow(user, change)))
        .orElseGet(Outcome.Stranger::new);
  }

  private Outcome follow(UserId user, IdentityChange change) {
    var phone = change.after().phone();
    var taken = isTaken(phone, user);
    var userId = taken ? unlessKnown(change.after().userId()) : change.after().userId();
    var newPhone = taken || isOutdated(user, change) ? null : phone;
    if (userId != null || newPhone != null) {
      var after = new WhatsAppSender(userId, newPhone);
      identities.move(user, new IdentityChange(change.before(), after, change.at()));
      relink(user, newPhone);
    } else if (!taken) {
      return new Outcome.Superseded();
    }
    return taken ? new Outcome.NumberTaken() : new Outcome.Moved(user);
  }

  /// Whether a later number of the user is on record. User ids cannot be outdated: nobody else ever
  /// gets them.
  private boolean isOutdated(UserId user, IdentityChange change) {
    return identities.changes(user).stream()
        .filter(other -> other.after().phone() != null)
        .anyMatch(other -> other.at().isAfter(change.at()));
  }

  /// Whom the change is about: not who has linked the number since, for it was somebody else's when
  /// it was left.
  private Optional<UserId> holder(IdentityChange change) {
    return find(change.before()).filter(user -> !hasLinkedSince(user, change.at()));
  }

  private Optional<UserId> find(WhatsAppSender sender) {
    return Optional.ofNullable(identities.find(Set.of(sender)).get(sender))
        .map(WhatsAppIdentities.Match::user);
  }

  /// To the second, as Meta counts: a change just after the link may bear an earlier time.
  private boolean hasLinkedSince(UserId user, Instant time) {
    return links.ofUser(user).orElse(null) instanceof WhatsAppLink.Linked(var phone, var since)
        && since.truncatedTo(ChronoUnit.SECONDS).isAfter(time);
  }

  private @Nullable BusinessScopedUserId unlessKnown(@Nullable BusinessScopedUserId userId) {
    return userId == null || find(new WhatsAppSender(userId, null)).isPresent() ? null : userId;
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
