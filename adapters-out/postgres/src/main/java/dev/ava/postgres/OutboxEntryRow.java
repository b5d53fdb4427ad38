package dev.ava.postgres;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.Outbox.Entry;
import dev.ava.domain.messaging.port.Outbox.State;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Introspected
record OutboxEntryRow(
    UUID id,
    String state,
    String phoneNumberId,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime createdAt,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime changedAt,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime dueAt,
    int attempts,
    @Nullable Integer failureCode,
    @Nullable String failureReason) {
  Entry toEntry() {
    return new Entry(
        new OutboundMessage.Id(id),
        EnumText.parse(State.class, state),
        new PhoneNumberId(phoneNumberId),
        createdAt.toInstant(),
        changedAt.toInstant(),
        dueAt.toInstant(),
        attempts,
        failureReason == null ? null : new SendFailure(failureCode, failureReason));
  }
}
