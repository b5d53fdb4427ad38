package dev.ava.limits;

import dev.ava.domain.shared.port.Allowances;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts on this node alone while what all nodes share does not answer, so that neither an outage
/// closes the API nor does it let anybody guess passwords without end. That holds for whatever it
/// throws: a schema that is behind is no reason to refuse requests. The log says so once for each
/// outage, and whoever asks waits for the shared store once in five seconds at most.
final class FallbackAllowances implements Allowances {
  private static final Logger LOG = LoggerFactory.getLogger(FallbackAllowances.class);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

  private final Allowances shared;
  private final Allowances own;
  private final Clock clock;
  private final AtomicReference<Instant> askAgain = new AtomicReference<>(Instant.MIN);

  FallbackAllowances(Allowances shared, Allowances own, Clock clock) {
    this.shared = shared;
    this.own = own;
    this.clock = clock;
  }

  @Override
  public Answer take(Limit limit, Subject subject) {
    return from(allowances -> allowances.take(limit, subject));
  }

  @Override
  public void giveBack(Limit limit, Subject subject) {
    from(
        allowances -> {
          allowances.giveBack(limit, subject);
          return allowances;
        });
  }

  @Override
  public boolean answersAtOnce() {
    return false;
  }

  private <T> T from(Function<Allowances, T> use) {
    var again = askAgain.get();
    var now = clock.instant();
    var outage = !again.equals(Instant.MIN);
    if (outage && !isMyTurn(again, now)) {
      return use.apply(own);
    }
    try {
      var answer = use.apply(shared);
      if (outage && askAgain.getAndSet(Instant.MIN).isAfter(Instant.MIN)) {
        LOG.info("Rate limits are counted for all nodes together again");
      }
      return answer;
    } catch (RuntimeException away) {
      if (askAgain.getAndSet(clock.instant().plus(LEFT_ALONE)).equals(Instant.MIN)) {
        LOG.warn("Rate limits are counted on this node alone until the store answers", away);
      }
      return use.apply(own);
    }
  }

  /// One of those who come after the wait asks, and the others go on without.
  private boolean isMyTurn(Instant again, Instant now) {
    return !now.isBefore(again) && askAgain.compareAndSet(again, now.plus(LEFT_ALONE));
  }
}
