package dev.ava.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

/// Reads columns of rows that no repository maps.
final class Columns {
  private Columns() {}

  /// A column that is never null.
  static <T> T required(Readable row, int column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type));
  }

  /// A time that is never null.
  static OffsetDateTime time(Readable row, int column) {
    return required(row, column, Instant.class).atOffset(ZoneOffset.UTC);
  }
}
