package dev.ava.limits;

import dev.ava.domain.shared.port.Allowances;
import java.time.Duration;

/// Limits nobody.
final class NoAllowances implements Allowances {
  @Override
  public Answer take(Limit limit, Subject subject) {
    return new Answer.Taken(limit.times(), Duration.ZERO);
  }

  @Override
  public void giveBack(Limit limit, Subject subject) {}

  @Override
  public boolean answersAtOnce() {
    return true;
  }
}
