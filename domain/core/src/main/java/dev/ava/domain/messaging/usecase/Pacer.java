package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.PhoneNumberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps what one node sends from a number apart when the moments that were reserved for it have
/// passed meanwhile, because the store was slow to commit or the machine stood still: all of it
/// would go out at once. By the generic cell rate algorithm, with a tolerance for timers that are
/// late. Thread-safe.
final class Pacer {
  /// How much earlier than evenly spaced a message may go out.
  static final Duration TOLERANCE = Duration.ofMillis(50);

  private final Duration interval;

  /// When the next message of each number would be on time.
  private final Map<PhoneNumberId, Instant> onTime = new ConcurrentHashMap<>();

  /// @param interval between two messages of one number
  Pacer(Duration interval) {
    this.interval = interval;
  }

  /// Takes the next turn of the number.
  ///
  /// @return when that is, `now` at the earliest
  Instant turn(PhoneNumberId number, Instant now) {
    var following =
        onTime.merge(number, now.plus(interval), (next, _) -> later(next, now).plus(interval));
    return later(now, following.minus(interval).minus(TOLERANCE));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
