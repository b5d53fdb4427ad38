package dev.ava.postgres;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Attachment;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Conflict;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
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
  public Optional<Message> lock(Message.Id id) {
    return rows.lock(id.value()).map(row -> row.toMessage(json));
  }

  @Override
  public void changeStatus(Message.Id id, Message.Status status, @Nullable SendFailure failure) {
    rows.changeStatus(
        id.value(),
        EnumText.of(status),
        failure == null ? null : failure.code(),
        failure == null ? null : failure.reason());
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
