package dev.ava.bootstrap.see;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes random ids, except for a span that is to have given ones.
final class GivenIds implements IdGenerator {
  private static final ThreadLocal<@Nullable Given> GIVEN = new ThreadLocal<>();

  private final IdGenerator random = IdGenerator.random();

  /// Lets the one span that `start` begins have these ids.
  <T> T with(String trace, String span, Supplier<T> start) {
    GIVEN.set(new Given(trace, span));
    try {
      return start.get();
    } finally {
      GIVEN.remove();
    }
  }

  @Override
  public String generateTraceId() {
    var ids = GIVEN.get();
    return ids == null ? random.generateTraceId() : ids.trace();
  }

  @Override
  public String generateSpanId() {
    var ids = GIVEN.get();
    return ids == null ? random.generateSpanId() : ids.span();
  }

  private record Given(String trace, String span) {}
}
