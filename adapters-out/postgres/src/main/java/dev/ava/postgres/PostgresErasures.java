package dev.ava.postgres;

import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Erasures by plain statements of a service. Everything that belongs to a user or is known by an
/// id is found by an index; the inbox has none for whom it names. What waits in the person's own
/// lanes goes at once, and the whole of it is read a stretch at a time, so that nobody waits long
/// for a row.
@Singleton
final class PostgresErasures implements Erasures {
  private static final long STRETCH = 20_000;

  /// How far back the inbox is read again: what other transactions were about to add when it was
  /// read before. Each adds one webhook at a time, of at most 5,000 items.
  private static final long UNDER_WAY = 100_000;

  /// A regular expression that no text matches.
  private static final String NOTHING = "(?!)";

  private final ErasureRows rows;

  PostgresErasures(ErasureRows rows) {
    this.rows = rows;
  }

  @Override
  public void erase(UserId user, Instant now, Instant dueAgain) {
    var id = user.value();
    rows.begin(id, now, dueAgain);
    rows.note(id);
    noteForms(id);
    if (rows.noteAwaited(id) > 0) {
      noteForms(id);
    }
    rows.eraseOutbox(id);
    rows.eraseNotices(id);
    rows.eraseConversations(id);
    eraseOwned(id);
    rows.eraseStrangerNotices(id);
    rows.eraseWaiting(id, expression(rows.names(id)));
  }

  private void noteForms(UUID id) {
    rows.names(id)
        .forEach(
            known -> known.otherForms().forEach(form -> rows.noteForm(id, known.name(), form)));
  }

  private void eraseOwned(UUID id) {
    rows.eraseIdentities(id);
    rows.eraseIdentityChanges(id);
    rows.erasePreferences(id);
    rows.eraseMessages(id);
    rows.eraseAvatar(id);
    rows.eraseTokens(id);
    rows.eraseSessions(id);
    rows.eraseAccount(id);
    rows.eraseLimits(id);
  }

  @Override
  public boolean sweep(UserId user) {
    var id = user.value();
    var erasure = rows.find(id);
    var last = rows.lastItem();
    var from = Math.max(erasure.map(ErasureRow::inboxFrom).orElse(last), rows.firstItem() - 1);
    if (from >= last) {
      return false;
    }
    var until = Math.min(from + STRETCH, last);
    rows.eraseInbox(id, from, until, expression(rows.names(id)));
    rows.looked(id, until < last ? until : Math.max(0, last - UNDER_WAY));
    return until < last;
  }

  /// Finds the names as Meta writes them; without any it finds nothing.
  private static String expression(List<ErasureNameRow> names) {
    return names.isEmpty()
        ? NOTHING
        : names.stream()
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
