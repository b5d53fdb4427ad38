package dev.ava.postgres;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Attachment;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Singleton
final class PostgresMessageLog implements MessageLog {
  private final MessageRows rows;
  private final Json json;

  PostgresMessageLog(MessageRows rows, Json json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  public List<Message> list(UserId owner, @Nullable MessageCursor before, int most) {
    var page =
        before == null
            ? rows.newest(owner.value(), most)
            : rows.before(owner.value(), before.createdAt(), before.id().value(), most);
    return page.stream().map(row -> row.toMessage(json)).toList();
  }

  @Override
  public List<Message> listForward(UserId owner, @Nullable MessageCursor after, int most) {
    var page =
        after == null
            ? rows.oldest(owner.value(), most)
            : rows.after(owner.value(), after.createdAt(), after.id().value(), most);
    return page.stream().map(row -> row.toMessage(json)).toList();
  }

  @Override
  public void append(Message message, @Nullable Wamid wamid) {
    Avatar.Id avatar = message.avatar();
    var context = message.context();
    var failure = message.failure();
    rows.insert(
        message.id().value(),
        message.owner().value(),
        avatar == null ? null : avatar.value(),
        EnumText.of(message.channel()),
        EnumText.of(message.role()),
        message.content(),
        message.createdAt(),
        EnumText.of(message.status()),
        json(message.attachment()),
        context == null ? null : json.write(ContextJson.of(context)),
        failure == null ? null : failure.code(),
        failure == null ? null : failure.reason(),
        wamid == null ? null : wamid.value());
  }

  @Override
  public Optional<Message> find(Wamid wamid) {
    return rows.findByWamid(wamid.value()).map(row -> row.toMessage(json));
  }

  @Override
  public Map<Message.Id, Message.Status> lock(Set<Message.Id> ids) {
    var array = ids.stream().map(id -> id.value().toString()).collect(joining(",", "{", "}"));
    return rows.lock(array).stream().collect(toMap(StatusRow::message, StatusRow::toStatus));
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

  private @Nullable String json(@Nullable Attachment attachment) {
    return attachment == null ? null : json.write(AttachmentJson.of(attachment));
  }
}
