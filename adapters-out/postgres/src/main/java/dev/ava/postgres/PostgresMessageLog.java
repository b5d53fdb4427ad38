package dev.ava.postgres;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
final class PostgresMessageLog implements MessageLog {
  private final MessageRows rows;

  PostgresMessageLog(MessageRows rows) {
    this.rows = rows;
  }

  @Override
  public List<Message> list(UserId owner, @Nullable MessageCursor before, int most) {
    var page =
        before == null
            ? rows.newest(owner.value(), most)
            : rows.before(owner.value(), before.createdAt(), before.id().value(), most);
    return page.stream().map(MessageRow::toMessage).toList();
  }

  @Override
  public void append(Message message, @Nullable Wamid wamid) {
    Avatar.Id avatar = message.avatar();
    rows.insert(
        message.id().value(),
        message.owner().value(),
        avatar == null ? null : avatar.value(),
        EnumText.of(message.channel()),
        EnumText.of(message.role()),
        message.content(),
        message.createdAt(),
        EnumText.of(message.status()),
        wamid == null ? null : wamid.value());
  }

  @Override
  public Optional<Message> find(Wamid wamid) {
    return rows.findByWamid(wamid.value()).map(MessageRow::toMessage);
  }

  @Override
  public Optional<Message> lock(Message.Id id) {
    return rows.lock(id.value()).map(MessageRow::toMessage);
  }

  @Override
  public void changeStatus(Message.Id id, Message.Status status) {
    rows.changeStatus(id.value(), EnumText.of(status));
  }
}
