package dev.ava.postgres;

import dev.ava.domain.messaging.port.Inbox.Entry;
import dev.ava.domain.messaging.port.Inbox.State;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

@Introspected
record InboxEntryRow(
    long id,
    String state,
    String lane,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime receivedAt,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime dueAt,
    int attempts,
    @Nullable String reason) {
  Entry toEntry() {
    return new Entry(
        id,
        EnumText.parse(State.class, state),
        lane,
        receivedAt.toInstant(),
        dueAt.toInstant(),
        attempts,
        reason);
  }
}
