package dev.ava.postgres;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Ids;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Singleton
final class PostgresInbox implements Inbox {
  private static final Logger log = LoggerFactory.getLogger(PostgresInbox.class);
  private final InboxRows rows;
  private final Json json;
  private final Ids ids;
  private final Bells bells;

  PostgresInbox(InboxRows rows, Json json, Ids ids, Bells bells) {
    this.rows = rows;
    this.json = json;
    this.ids = ids;
    this.bells = bells;
  }

  @Override
  public Set<String> add(List<InboxItem> items, Instant now) {
    bells.added(Queue.INBOX);
    return Set.copyOf(rows.add(json.write(items.stream().map(InboxItemJson::of).toList()), now));
  }

  @Override
  public List<Claim> claim(NodeId node, int most, Duration lease, Instant now) {
    rows.lockClaims();
    var token = ids.next();
    return rows.claim(node.value(), most, token, now.plus(lease), now).stream()
        .map(row -> read(row, token, now))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void finish(Map<Claim, Ending> endings, Instant now) {
    finish(
        endings.entrySet().stream()
            .map(
                each -> ClaimJson.ended(each.getKey().id(), each.getKey().lease(), each.getValue()))
            .toList(),
        now);
  }

  private void finish(List<ClaimJson> endings, Instant now) {
    var dropped = endings.stream().filter(ClaimJson::isDropped).toList();
    var kept = endings.stream().filter(ending -> !ending.isDropped()).toList();
    if (!kept.isEmpty()) {
      requireHeld(rows.finish(json.write(kept), now), kept.size());
    }
    if (!dropped.isEmpty()) {
      requireHeld(rows.drop(json.write(dropped)), dropped.size());
    }
  }

  @Override
  public void hold(Claim claim) {
    requireHeld(rows.hold(claim.id(), claim.lease()).size(), 1);
  }

  @Override
  public void retry(Map<Claim, Instant> notBefore, String reason) {
    if (!notBefore.isEmpty()) {
      var claims =
          notBefore.entrySet().stream()
              .map(each -> ClaimJson.again(each.getKey(), each.getValue()))
              .toList();
      requireHeld(rows.retry(json.write(claims), reason), claims.size());
    }
  }

  @Override
  public boolean awaitsChangeTo(WhatsAppSender sender) {
    return rows.awaitsChangeTo(sender.names());
  }

  @Override
  public int replay(Selection which, Instant now) {
    return switch (which) {
      case Selection.Of(var items) -> items.isEmpty() ? 0 : rows.replay(items, now);
      case Selection.Dead() -> rows.replayDead(now);
      case Selection.Arrived(var from, var until) -> rows.replayArrived(from, until, now);
    };
  }

  @Override
  public Census census() {
    var counted = rows.census();
    return new Census(CensusRow.counts(State.class, counted), CensusRow.oldest(counted));
  }

  @Override
  public List<Entry> list(State state, int attempts, int most) {
    return rows.list(EnumText.of(state), attempts, most).stream()
        .map(InboxEntryRow::toEntry)
        .toList();
  }

  private static void requireHeld(int changed, int all) {
    if (changed < all) {
      throw new Conflict("The claim on the inbox item no longer holds.");
    }
  }

  /// The claim on a row. A row that cannot be read ends here as dead, so that it stops no other.
  private Optional<Claim> read(InboxRow row, UUID lease, Instant now) {
    try {
      var content = json.read(row.content(), InboxContentJson.class);
      var item =
          new InboxItem(
              row.itemKey(),
              row.lane(),
              row.providerTime().toInstant(),
              content.toContent(),
              row.raw());
      return Optional.of(new Claim(row.id(), lease, item, row.attempts(), row.abandoned()));
    } catch (RuntimeException unreadable) {
      log.error("The inbox item {} cannot be read and is dead", row.id(), unreadable);
      var reason = "It cannot be read: " + unreadable.getClass().getSimpleName();
      finish(List.of(ClaimJson.ended(row.id(), lease, new Ending.Dead(reason))), now);
      return Optional.empty();
    }
  }
}
