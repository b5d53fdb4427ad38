package dev.ava.bootstrap.prove;

import java.time.Duration;

/// How Graph treats a request.
///
/// @param delay how long it takes over it
record Treatment(Kind kind, Duration delay) {
  private static final double DROPPED_PERCENT = 1;
  private static final double BROKEN_PERCENT = 0.5;
  private static final double REFUSED_PERCENT = 2;
  private static final double SLOW_PERCENT = 2;
  private static final int SOONEST_MILLIS = 20;
  private static final int USUAL_MILLIS = 150;
  private static final int SLOWEST_MILLIS = 3_000;

  /// What becomes of a request.
  enum Kind {
    TAKE,
    /// It is taken, and the connection is closed without an answer.
    LOSE_ANSWER,
    /// The connection is closed, and nothing was taken.
    DROP,
    /// A proxy before Graph answers 502, and nothing was taken.
    BREAK,
    /// Error 131016 of Meta's with status 503: nothing was taken, try again.
    UNAVAILABLE,
    /// Error 130429 of Meta's with status 429: nothing was taken, try again more slowly.
    THROTTLE,
    /// Error 131000 of Meta's with status 500: nothing was taken, try again.
    TROUBLE;

    boolean takes() {
      return this == TAKE || this == LOSE_ANSWER;
    }
  }

  /// The treatment of a text that is asked to be sent for the `time`th time, from 1.
  static Treatment of(Conditions conditions, String text, int time) {
    var random = conditions.random("graph " + text, time);
    var slow = Conditions.chance(random, SLOW_PERCENT);
    var delay =
        slow
            ? Conditions.millis(random, USUAL_MILLIS, SLOWEST_MILLIS)
            : Conditions.millis(random, SOONEST_MILLIS, USUAL_MILLIS);
    var roll = random.nextDouble(100) - conditions.lostAnswers();
    if (roll < 0) {
      return new Treatment(Kind.LOSE_ANSWER, delay);
    }
    if (roll < DROPPED_PERCENT) {
      return new Treatment(Kind.DROP, delay);
    }
    if (roll < DROPPED_PERCENT + BROKEN_PERCENT) {
      return new Treatment(Kind.BREAK, delay);
    }
    if (roll < DROPPED_PERCENT + BROKEN_PERCENT + REFUSED_PERCENT) {
      var refusals = new Kind[] {Kind.UNAVAILABLE, Kind.THROTTLE, Kind.TROUBLE};
      return new Treatment(refusals[random.nextInt(refusals.length)], delay);
    }
    return new Treatment(Kind.TAKE, delay);
  }
}
