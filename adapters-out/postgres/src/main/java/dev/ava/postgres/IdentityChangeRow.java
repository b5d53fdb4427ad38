package dev.ava.postgres;

import dev.ava.domain.preferences.IdentityChange;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

@Introspected
record IdentityChangeRow(
    @Nullable String beforeUserId,
    @Nullable String beforePhone,
    @Nullable String afterUserId,
    @Nullable String afterPhone,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime at) {
  IdentityChange toChange() {
    return new IdentityChange(
        new SenderJson(beforeUserId, beforePhone).toSender(),
        new SenderJson(afterUserId, afterPhone).toSender(),
        at.toInstant());
  }
}
