package dev.ava.testkit;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.BusinessNumbers.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param nextAt the next moment that nobody has reserved
record NumberRow(
    PhoneNumberId number,
    Instant nextAt,
    Standing standing,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable SendFailure why) {

  static NumberRow open(PhoneNumberId number, Instant nextAt) {
    return new NumberRow(number, nextAt, Standing.OPEN, null, null, null);
  }

  NumberRow reserved(Instant next) {
    return new NumberRow(number, next, standing, since, until, why);
  }

  NumberRow standing(Standing how, Instant from, Instant to, SendFailure reason) {
    return new NumberRow(number, nextAt, how, from, to, reason);
  }

  /// Whether it may not send now.
  boolean rests(Instant now) {
    return until != null && until.isAfter(now);
  }

  /// The first moment that is free.
  Instant first(Instant now) {
    return nextAt.isAfter(now) ? nextAt : now;
  }

  /// How many of so many moments may be reserved.
  int moments(int most, Duration interval, Duration horizon, Instant now) {
    var left = Duration.between(first(now), now.plus(horizon));
    if (rests(now) || left.isNegative()) {
      return 0;
    }
    if (standing == Standing.STOPPED) {
      return 1;
    }
    return interval.isZero() ? most : (int) Math.min(most, 1 + left.dividedBy(interval));
  }

  State state() {
    return new State(number, standing, since, until, why);
  }
}
