package dev.ava.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What came of one measurement.
///
/// @param value in the unit of the workload
/// @param latency of the answers, where there are any to time
/// @param cost for the machine, where it was metered
/// @param errors answers of 400 and above, and connections that failed
/// @param books what was answered 200 beside what the database holds, where something was written
/// @param notes what else is worth knowing
record Measurement(
    double value,
    Optional<Latency> latency,
    Optional<Meter.Cost> cost,
    long errors,
    Optional<Books> books,
    List<String> notes) {

  Measurement {
    notes = List.copyOf(notes);
  }

  static Measurement of(double value, Latency latency, Meter.Cost cost, long errors) {
    return new Measurement(
        value, Optional.of(latency), Optional.of(cost), errors, Optional.empty(), List.of());
  }

  static Measurement of(double value) {
    return new Measurement(
        value, Optional.empty(), Optional.empty(), 0, Optional.empty(), List.of());
  }

  Measurement with(Books compared) {
    return new Measurement(value, latency, cost, errors, Optional.of(compared), notes);
  }

  Measurement noting(String note) {
    var all = new ArrayList<>(notes);
    all.add(note);
    return new Measurement(value, latency, cost, errors, books, all);
  }

  /// In milliseconds.
  record Latency(double p50, double p99) {}

  /// @param answered messages in webhooks that were answered 200
  /// @param lost of these, those that the database does not hold
  /// @param doubled rows of messages that were there already
  /// @param invented rows beyond everything that was sent
  /// @param repliesLost messages whose reply Graph has not taken, where that was waited for
  /// @param repliesDoubled replies that Graph has taken again
  record Books(
      long answered,
      long lost,
      long doubled,
      long invented,
      long repliesLost,
      long repliesDoubled) {
    static final Books EMPTY = new Books(0, 0, 0, 0, 0, 0);

    /// @param unanswered messages of which nobody knows whether they arrived
    static Books of(long answered, long unanswered, Installation.Stored stored) {
      return new Books(
          answered,
          Math.max(0, answered - stored.distinct()),
          stored.messages() - stored.distinct(),
          Math.max(0, stored.distinct() - answered - unanswered),
          0,
          0);
    }

    /// @param taken what Graph has taken
    Books replied(long expected, long taken, Installation.Stored stored) {
      return new Books(
          answered,
          lost,
          doubled,
          invented,
          Math.max(0, expected - Math.min(taken, stored.distinctReplies())),
          Math.max(taken - expected, stored.replies() - stored.distinctReplies()));
    }

    Books plus(Books other) {
      return new Books(
          answered + other.answered,
          lost + other.lost,
          doubled + other.doubled,
          invented + other.invented,
          repliesLost + other.repliesLost,
          Math.max(0, repliesDoubled) + Math.max(0, other.repliesDoubled));
    }

    boolean agree() {
      return lost == 0 && doubled == 0 && invented == 0 && repliesLost == 0 && repliesDoubled <= 0;
    }
  }
}
