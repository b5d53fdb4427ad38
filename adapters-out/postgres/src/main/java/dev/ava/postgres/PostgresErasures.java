package dev.ava.postgres;

import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Erasures by plain statements of a service. Everything that belongs to a user or is known by an
/// id is found by an index; the inbox has none for whom it names and is read through once, a
/// stretch at a time, so that no statement takes long.
@Singleton
final class PostgresErasures implements Erasures {
  private static final long STRETCH = 20_000;

  /// How far back the inbox is read again: what other transactions were about to add when it was
  /// read before. Each adds one webhook at a time, of at most 5,000 items.
  private static final long UNDER_WAY = 100_000;

  private final ErasureRows rows;

  PostgresErasures(ErasureRows rows) {
    this.rows = rows;
  }

  @Override
  public void erase(UserId user, Instant now, Instant dueAgain) {
    var id = user.value();
    var erasure = rows.begin(id, now, dueAgain);
    rows.note(id);
    rows.names(id)
        .forEach(
            known -> known.otherForms().forEach(form -> rows.noteForm(id, known.name(), form)));
    rows.eraseOutbox(id);
    rows.eraseNotices(id);
    rows.eraseConversations(id);
    eraseOwned(id);
    rows.eraseStrangerNotices(id);
    eraseInbox(id, erasure.inboxFrom());
  }

  private void eraseOwned(UUID id) {
    rows.eraseIdentities(id);
    rows.eraseIdentityChanges(id);
    rows.erasePreferences(id);
    rows.eraseMessages(id);
    rows.eraseAvatar(id);
    rows.eraseSessions(id);
    rows.eraseAccount(id);
    rows.eraseLimits(id);
  }

  private void eraseInbox(UUID id, long looked) {
    var names = rows.names(id);
    if (names.isEmpty()) {
      return;
    }
    var ids = expression(names);
    var last = rows.lastItem();
    for (var from = Math.max(looked, rows.firstItem() - 1); from < last; from += STRETCH) {
      rows.eraseInbox(id, from, from + STRETCH, ids);
    }
    rows.looked(id, Math.max(0, last - UNDER_WAY));
  }

  private static String expression(List<ErasureNameRow> names) {
    return names.stream()
        .map(ErasureNameRow::asMetaWritesIt)
        .collect(Collectors.joining("|", "(^|[^0-9A-Za-z])(", ")([^0-9A-Za-z]|$)"));
  }

  @Override
  public boolean isUnderWay(UserId user) {
    return rows.isUnderWay(user.value());
  }

  @Override
  public List<UserId> due(Instant now, Instant dueAgain, int most) {
    return rows.due(now, dueAgain, most).stream().map(UserId::new).toList();
  }

  @Override
  public void finish(UserId user) {
    rows.finish(user.value());
  }
}
