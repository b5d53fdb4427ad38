package dev.ava.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.shared.port.Allowances;
import dev.ava.domain.shared.port.Allowances.Answer;
import dev.ava.domain.shared.port.Allowances.Limit;
import dev.ava.domain.shared.port.Allowances.Subject;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.FakeClock;
import dev.ava.testkit.InMemoryAllowances;
import dev.ava.testkit.contract.AllowancesContract;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class FallbackAllowancesTest {
  private static final Limit TWO = new Limit("two", 2, Duration.ofHours(1));
  private static final Subject ANYBODY = new Subject.Address("203.0.113.7");

  private final FakeClock clock = new FakeClock();
  private final Breakable shared = new Breakable(new InMemoryAllowances(clock));
  private final Allowances allowances =
      new FallbackAllowances(shared, new InMemoryAllowances(clock), clock);

  @Nested
  final class WhileAllIsWell extends AllowancesContract {
    @Override
    protected Allowances allowances() {
      return allowances;
    }

    @Override
    protected void pass(Duration time) {
      clock.advance(time);
    }
  }

  @Nested
  final class WhileTheStoreIsAway extends AllowancesContract {
    @Override
    protected Allowances allowances() {
      shared.away = true;
      return allowances;
    }

    @Override
    protected void pass(Duration time) {
      clock.advance(time);
    }
  }

  @Test
  void anOutageNeitherShutsAnybodyOutNorLetsAnybodyGuessOn() {
    shared.away = true;

    assertThat(allowances.take(TWO, ANYBODY)).isInstanceOf(Answer.Taken.class);
    assertThat(allowances.take(TWO, ANYBODY)).isInstanceOf(Answer.Taken.class);
    assertThat(allowances.take(TWO, ANYBODY)).isInstanceOf(Answer.Spent.class);
  }

  @Test
  void aStoreThatIsAwayIsAskedOnceInFiveSeconds() {
    shared.away = true;
    for (var time = 0; time < 10; time++) {
      allowances.take(TWO, ANYBODY);
    }
    assertThat(shared.asked).isEqualTo(1);
    clock.advance(Duration.ofSeconds(5));
    for (var time = 0; time < 10; time++) {
      allowances.giveBack(TWO, ANYBODY);
    }

    assertThat(shared.asked).isEqualTo(2);
  }

  @Test
  void whatWasCountedBeforeCountsAgainAfterwards() {
    allowances.take(TWO, ANYBODY);
    allowances.take(TWO, ANYBODY);
    shared.away = true;
    assertThat(allowances.take(TWO, ANYBODY)).isInstanceOf(Answer.Taken.class);
    shared.away = false;
    clock.advance(Duration.ofSeconds(5));

    assertThat(allowances.take(TWO, ANYBODY)).isInstanceOf(Answer.Spent.class);
    assertThat(allowances.take(TWO, ANYBODY)).isInstanceOf(Answer.Spent.class);
  }

  private static final class Breakable implements Allowances {
    private final Allowances allowances;
    private boolean away;
    private int asked;

    private Breakable(Allowances allowances) {
      this.allowances = allowances;
    }

    @Override
    public Answer take(Limit limit, Subject subject) {
      requireThere();
      return allowances.take(limit, subject);
    }

    @Override
    public void giveBack(Limit limit, Subject subject) {
      requireThere();
      allowances.giveBack(limit, subject);
    }

    @Override
    public boolean answersAtOnce() {
      return allowances.answersAtOnce();
    }

    private void requireThere() {
      asked++;
      if (away) {
        throw new Unavailable("away");
      }
    }
  }
}
