package dev.ava.postgres;

import static java.util.stream.Collectors.toMap;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Singleton
final class PostgresMessageLog implements MessageLog {
  private final MessageRows rows;
  private final MessagePages pages;
  private final Json json;

  PostgresMessageLog(MessageRows rows, MessagePages pages, Json json) {
    this.rows = rows;
    this.pages = pages;
    this.json = json;
  }

  @Override
  public List<Message> list(UserId owner, @Nullable MessageCursor before, int most) {
    return pages.newestFirst(owner, before, most);
  }

  @Override
  public List<Message> listForward(UserId owner, @Nullable MessageCursor after, int most) {
    return pages.oldestFirst(owner, after, most);
  }

  @Override
  public void append(List<Entry> entries) {
    if (!entries.isEmpty()) {
      rows.insert(json.write(entries.stream().map(MessageJson::of).toList()));
    }
  }

  @Override
  public Map<Wamid, Message> find(Set<Wamid> wamids) {
    var names = wamids.stream().map(Wamid::value).toList();
    return rows.findByWamid(json.write(names)).stream()
        .collect(toMap(MessageRow::name, row -> row.toMessage(json)));
  }

  @Override
  public Map<Message.Id, Message.Status> lock(Set<Message.Id> ids) {
    return rows.lock(UuidArray.of(ids, Message.Id::value)).stream()
        .collect(toMap(StatusRow::message, StatusRow::toStatus));
  }

  @Override
  public void changeStatus(List<StatusChange> changes) {
    rows.changeStatus(json.write(changes.stream().map(StatusRow.Change::of).toList()));
  }

  @Override
  public void addEvent(Message.Id id, MessageEvent event, String cause) {
    var row = EventJson.of(event);
    var attachment = row.attachment();
    var added =
        rows.addEvent(
            cause,
            id.value(),
            row.kind(),
            row.content(),
            attachment == null ? null : json.write(attachment),
            event.at());
    if (added == 0 && !rows.exists(id.value())) {
      throw new Conflict("There is no such message.");
    }
  }
}
