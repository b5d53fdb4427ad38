package dev.ava.postgres;

import dev.ava.domain.messaging.port.BusinessNumbers.Permit;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Moments of a number that were reserved.
///
/// @param nextAt the next moment that nobody has reserved
/// @param until when it is probed next, if it is stopped
@Introspected
record PermitRow(
    int moments,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime firstAt,
    @TypeDef(type = DataType.OBJECT) OffsetDateTime nextAt,
    String standing,
    @TypeDef(type = DataType.OBJECT) @Nullable OffsetDateTime until) {

  Permit toPermit(long micros) {
    var first = firstAt.toInstant();
    return new Permit(
        IntStream.range(0, moments)
            .mapToObj(place -> first.plus(place * micros, ChronoUnit.MICROS))
            .toList(),
        standing.equals("stopped"),
        (until == null ? nextAt : until).toInstant());
  }
}
