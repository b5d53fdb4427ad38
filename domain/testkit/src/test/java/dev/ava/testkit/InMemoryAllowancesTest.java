package dev.ava.testkit;

import dev.ava.domain.shared.port.Allowances;
import dev.ava.testkit.contract.AllowancesContract;
import java.time.Duration;

final class InMemoryAllowancesTest extends AllowancesContract {
  private final FakeClock clock = new FakeClock();
  private final Allowances allowances = new InMemoryAllowances(clock);

  @Override
  protected Allowances allowances() {
    return allowances;
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }
}
