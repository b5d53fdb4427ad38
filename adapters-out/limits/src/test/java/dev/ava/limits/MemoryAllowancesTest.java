package dev.ava.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.shared.port.Allowances;
import dev.ava.domain.shared.port.Allowances.Answer;
import dev.ava.domain.shared.port.Allowances.Limit;
import dev.ava.domain.shared.port.Allowances.Subject;
import dev.ava.testkit.contract.AllowancesContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MemoryAllowancesTest extends AllowancesContract {
  private static final Limit ONE = new Limit("one", 1, Duration.ofMinutes(1));

  private final ManualTime time = new ManualTime();
  private final MemoryAllowances allowances = new MemoryAllowances(100, time);

  @Override
  protected Allowances allowances() {
    return allowances;
  }

  @Override
  protected void pass(Duration duration) {
    time.pass(duration);
  }

  @Test
  void memoryIsBounded() {
    for (var client = 0; client < 10_000; client++) {
      allowances.take(ONE, new Subject.Address("client " + client));
    }

    assertThat(allowances.trackedSubjects(ONE)).isLessThanOrEqualTo(100);
  }

  @Test
  void whoFellSilentIsForgotten() {
    var client = new Subject.Address("203.0.113.7");
    allowances.take(ONE, client);
    time.pass(Duration.ofMinutes(2));

    assertThat(allowances.trackedSubjects(ONE)).isZero();
    assertThat(allowances.take(ONE, client)).isInstanceOf(Answer.Taken.class);
  }
}
