package dev.ava.bootstrap.prove;

/// How much there is in Ava's tables at one moment.
///
/// @param logged what users said
/// @param received items of the inbox that wait or are being handled
/// @param waiting messages of the outbox, as the next three
record Gauges(int logged, int received, int waiting, int sending, int unknown, int accepted) {
  /// Whether nothing is left to do.
  boolean isQuiet() {
    return received + waiting + sending + unknown == 0;
  }
}
