package dev.ava.testkit;

import dev.ava.domain.shared.port.Allowances;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Allowances that remember of each subject when its allowance is whole again.
public final class InMemoryAllowances implements Allowances {
  private final Clock clock;
  private final Map<Use, Instant> whole = new HashMap<>();

  public InMemoryAllowances(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Answer take(Limit limit, Subject subject) {
    var use = new Use(limit.name(), subject);
    var now = clock.instant();
    var next = latest(whole.getOrDefault(use, now), now).plus(limit.interval());
    var tooMuch = Duration.between(now.plus(limit.period()), next);
    if (tooMuch.isPositive()) {
      return new Answer.Spent(tooMuch);
    }
    whole.put(use, next);
    var left = tooMuch.negated().dividedBy(limit.interval());
    return new Answer.Taken(Math.toIntExact(left), Duration.between(now, next));
  }

  @Override
  public synchronized void giveBack(Limit limit, Subject subject) {
    whole.computeIfPresent(
        new Use(limit.name(), subject), (_, until) -> until.minus(limit.interval()));
  }

  @Override
  public boolean answersAtOnce() {
    return true;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private record Use(String limit, Subject subject) {}
}
