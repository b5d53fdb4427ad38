package dev.ava.bootstrap.prove;

import java.time.Duration;

/// Something that goes wrong.
///
/// @param at when, counted from the beginning of the flow
/// @param choice which of the nodes that are up: this number modulo how many there are
/// @param evenTheLast whether it is done though no other node is up
record Trouble(Duration at, Kind kind, int choice, boolean evenTheLast) {
  /// What goes wrong.
  enum Kind {
    /// `kill -9` of a node, which is started again at once.
    KILL,
    /// PostgreSQL crashes (`pg_ctl stop -m immediate`) and recovers from its log.
    RESTART
  }
}
