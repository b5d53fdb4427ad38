package dev.ava.postgres;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many there are in a state.
///
/// @param oldest when the oldest came, of those that wait
@Introspected
record CensusRow(
    String state, long items, @TypeDef(type = DataType.OBJECT) @Nullable OffsetDateTime oldest) {

  /// How many of each state there are, states without any left out.
  static <S extends Enum<S>> Map<S, Long> counts(Class<S> states, List<CensusRow> rows) {
    return rows.stream()
        .filter(row -> row.items() > 0)
        .collect(Collectors.toMap(row -> EnumText.parse(states, row.state()), CensusRow::items));
  }

  static Optional<Instant> oldest(List<CensusRow> rows) {
    return rows.stream()
        .flatMap(row -> Stream.ofNullable(row.oldest()))
        .map(OffsetDateTime::toInstant)
        .min(Comparator.naturalOrder());
  }
}
