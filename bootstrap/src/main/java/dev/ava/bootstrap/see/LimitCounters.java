package dev.ava.bootstrap.see;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.List;

/// Lets the counters of what limits refuse (`ava.rate.limited`, `ava.connections.refused`) begin
/// at zero. One that began with the first refusal would hide it, because nothing rises from
/// nothing.
@Singleton
final class LimitCounters implements MeterBinder {
  private static final List<String> SCOPES =
      List.of("address", "user", "sign-in", "sign-up", "export");
  private static final List<String> REASONS = List.of("node", "address", "slow");

  @Override
  public void bindTo(MeterRegistry meters) {
    SCOPES.forEach(scope -> meters.counter("ava.rate.limited", "scope", scope));
    REASONS.forEach(why -> meters.counter("ava.connections.refused", "why", why));
  }
}
