package dev.ava.domain.messaging;

import dev.ava.domain.shared.InvalidValue;
import java.time.Duration;

/// How fast a business number may send. Meta: 80 messages a second for one number unless it was
/// raised, one message every six seconds to one person with up to 45 at once.
///
/// @param perSecond messages of one number a second, 1 to 1,000
/// @param recipientInterval between two messages to one person in the long run
/// @param recipientBurst how many messages to one person may go out at once after a pause
public record SendingLimits(int perSecond, Duration recipientInterval, int recipientBurst) {
  /// What Meta allows a number of which it has said nothing else.
  public static final SendingLimits USUAL = new SendingLimits(80, Duration.ofSeconds(6), 45);

  private static final int HIGHEST = 1_000;
  private static final long NANOS_IN_A_SECOND = 1_000_000_000L;

  /// @throws InvalidValue if a limit is out of range
  public SendingLimits {
    InvalidValue.unless(
        perSecond >= 1 && perSecond <= HIGHEST, "A number sends 1 to 1,000 messages a second.");
    InvalidValue.unless(
        !recipientInterval.isNegative() && recipientBurst >= 1,
        "A recipient gets at least one message at once, and no interval is negative.");
  }

  /// Between two messages of one number.
  public Duration interval() {
    return Duration.ofNanos(NANOS_IN_A_SECOND / perSecond);
  }
}
