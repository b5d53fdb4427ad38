package dev.ava.bootstrap.queue;

import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time, see [Times#read(String)].
final class TimeConverter implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    return Times.read(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "must be a time in UTC such as 2026-11-20T12:34:56Z, 2026-11-20T12:34 or"
                        + " 2026-11-20"));
  }
}
