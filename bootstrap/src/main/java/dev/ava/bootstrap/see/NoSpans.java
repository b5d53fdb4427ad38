package dev.ava.bootstrap.see;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Traces nothing.
@Singleton
@Requires(missingProperty = TracesSettings.ENDPOINT)
final class NoSpans implements Spans {
  private static final Doing NONE = new None();

  @Override
  public @Nullable String trace(Trail trail) {
    return null;
  }

  @Override
  public void arrived(Trail trail, Instant from, Instant until, String outcome, boolean first) {}

  @Override
  public Doing step(String name, Trail trail) {
    return NONE;
  }

  @Override
  public Doing call(String name) {
    return NONE;
  }

  private static final class None implements Doing {
    @Override
    public void ended(String outcome) {}

    @Override
    public void sentAs(String wamid) {}

    @Override
    public void failed(Throwable why) {}

    @Override
    public Here here() {
      return () -> {};
    }

    @Override
    public void close() {}
  }
}
