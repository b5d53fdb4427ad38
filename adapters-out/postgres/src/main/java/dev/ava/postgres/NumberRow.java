package dev.ava.postgres;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.BusinessNumbers.State;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// @param nextAt the next moment that nobody has reserved
@MappedEntity("ava.business_numbers")
record NumberRow(
    @Id String phoneNumberId,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime nextAt,
    String standing,
    @TypeDef(type = DataType.OBJECT) @Nullable OffsetDateTime since,
    @TypeDef(type = DataType.OBJECT) @Nullable OffsetDateTime until,
    @Nullable Integer failureCode,
    @Nullable String failureReason) {

  State toState() {
    return new State(
        new PhoneNumberId(phoneNumberId),
        EnumText.parse(Standing.class, standing),
        instant(since),
        instant(until),
        failureReason == null ? null : new SendFailure(failureCode, failureReason));
  }

  /// When it is worth while to ask again.
  Instant askAgain(Instant now) {
    var rests = instant(until);
    return rests != null && rests.isAfter(now) ? rests : nextAt.toInstant();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
