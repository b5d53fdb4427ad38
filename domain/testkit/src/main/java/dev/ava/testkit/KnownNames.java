package dev.ava.testkit;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.preferences.BusinessScopedUserId;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything by which what is about a person is recognised.
///
/// @param userIds business-scoped user ids, which are never given to anybody else
/// @param phones numbers, each with the time until which it was the person's
/// @param sent our ids of what went to the person
/// @param wamids Meta's ids of what the person said or was told
/// @param causes keys of inbox items that were written down or answered
record KnownNames(
    Set<String> userIds,
    Map<String, Instant> phones,
    Set<OutboundMessage.Id> sent,
    Set<Wamid> wamids,
    Set<String> causes) {
  static KnownNames none() {
    return new KnownNames(
        new HashSet<>(), new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
  }

  KnownNames copy() {
    return new KnownNames(
        new HashSet<>(userIds),
        new HashMap<>(phones),
        new HashSet<>(sent),
        new HashSet<>(wamids),
        new HashSet<>(causes));
  }

  /// What the tables tell besides.
  void addAllOf(UserId user, Tables tables) {
    tables.aliases.forEach(
        (alias, owner) -> {
          if (owner.equals(user)) {
            add(
                alias instanceof PhoneNumber phone
                    ? new WhatsAppSender(null, phone)
                    : new WhatsAppSender((BusinessScopedUserId) alias, null),
                Instant.MAX);
          }
        });
    if (tables.links.get(user) instanceof WhatsAppLink.Linked(var phone, var since)
        && user.equals(tables.aliases.getOrDefault(phone, user))) {
      add(new WhatsAppSender(null, phone), Instant.MAX);
    }
    tables.identityChanges.forEach((change, owner) -> addIf(owner.equals(user), change));
    tables.messages.values().stream()
        .filter(row -> row.message().owner().equals(user))
        .forEach(
            row -> {
              Stream.ofNullable(row.wamid()).forEach(wamids::add);
              causes.addAll(row.causes());
            });
    tables.outbox.values().stream()
        .filter(row -> user.equals(row.message().owner()))
        .forEach(this::add);
    tables.inbox.values().stream()
        .filter(row -> row.state() == Inbox.State.WAITING)
        .forEach(
            row -> {
              if (row.item().content() instanceof InboxItem.IdentityChanged(var before, var after)
                  && name(before, row.item().providerTime(), user, tables)) {
                add(after, Instant.MAX);
              }
            });
  }

  private void addIf(boolean own, IdentityChange change) {
    if (own) {
      add(change.before(), change.at());
      add(change.after(), change.at());
    }
  }

  void add(OutboxRow row) {
    sent.add(row.message().id());
    causes.add(row.message().cause());
    Stream.ofNullable(row.wamid()).forEach(wamids::add);
    add(row.message().to(), row.message().createdAt());
  }

  private void add(WhatsAppSender name, Instant until) {
    if (name.userId() != null) {
      userIds.add(name.userId().value());
    }
    if (name.phone() != null) {
      name.phone()
          .variants()
          .forEach(
              phone ->
                  phones.merge(
                      phone.e164(), until, (one, other) -> one.isAfter(other) ? one : other));
    }
  }

  boolean isAbout(InboxItem item, UserId user, Tables tables) {
    return causes.contains(item.key())
        || switch (item.content()) {
          case InboxItem.MessageReceived said ->
              wamids.contains(said.id()) || name(said.sender(), item.providerTime(), user, tables);
          case InboxItem.MessageChanged changed ->
              wamids.contains(changed.target())
                  || name(changed.sender(), item.providerTime(), user, tables);
          case InboxItem.IdentityChanged(var before, var after) ->
              name(before, item.providerTime(), user, tables)
                  || name(after, item.providerTime(), user, tables);
          case InboxItem.StatusReported report ->
              isOwn(report) || (areIn(item.raw()) && !isOfAnother(report, tables));
          case InboxItem.Kept kept -> areIn(item.raw()) && mayBeInLane(item.lane());
        };
  }

  /// Whether it is the person who goes by this name at this time.
  boolean name(WhatsAppSender sender, Instant at, UserId user, Tables tables) {
    var userId = sender.userId();
    if (userId != null && userIds.contains(userId.value())) {
      return true;
    }
    var until = sender.phone() == null ? null : phones.get(sender.phone().e164());
    return until != null
        && !at.isAfter(until)
        && (userId == null
            || (userIds.isEmpty() && user.equals(tables.aliases.getOrDefault(userId, user))));
  }

  private boolean isOwn(InboxItem.StatusReported report) {
    return wamids.contains(report.id())
        || (report.sent() != null && sent.contains(report.sent().id()));
  }

  private static boolean isOfAnother(InboxItem.StatusReported report, Tables tables) {
    return tables.outbox.values().stream()
        .filter(
            row ->
                report.id().equals(row.wamid())
                    || (report.sent() != null && report.sent().id().equals(row.message().id())))
        .anyMatch(row -> row.message().owner() != null);
  }

  /// Only what a person said is in a lane of theirs.
  private boolean mayBeInLane(String lane) {
    return !lane.startsWith("p:") || isOwnLane(lane);
  }

  /// Whether it is the lane of what the person says to one of our numbers.
  boolean isOwnLane(String lane) {
    var parts = lane.split(":", -1);
    return parts[0].equals("p") && isKey(parts[parts.length - 1]);
  }

  boolean isKey(@Nullable String key) {
    return key != null && (userIds.contains(key) || phones.containsKey(key));
  }

  private boolean areIn(String raw) {
    var ids =
        Stream.concat(userIds.stream(), phones.keySet().stream().map(phone -> phone.substring(1)))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return !ids.isEmpty()
        && Pattern.compile("(?<![0-9A-Za-z])(?:" + ids + ")(?![0-9A-Za-z])").matcher(raw).find();
  }

  /// Whether somebody else goes by this key.
  static boolean isAnothers(String key, UserId user, Tables tables) {
    return tables.aliases.entrySet().stream()
        .anyMatch(entry -> !entry.getValue().equals(user) && text(entry.getKey()).equals(key));
  }

  private static String text(Object alias) {
    return alias instanceof PhoneNumber phone
        ? phone.e164()
        : ((BusinessScopedUserId) alias).value();
  }
}
