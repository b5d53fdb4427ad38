package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.shared.Caller;
import java.time.Duration;

/// Tells the other nodes that this one works. What it has claimed is taken over by others once it
/// has been silent for [#LONGEST_SILENCE]. The clocks of all nodes must agree to within a second or
/// two.
public interface KeepAlive {
  /// How long a node may be silent before it counts as dead.
  Duration LONGEST_SILENCE = Duration.ofSeconds(6);

  /// The node works on. To be called every two seconds, and before it claims anything.
  ///
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome beat(Command command);

  /// The node works no more.
  ///
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  void leave(Command command);

  record Command(Caller.Service caller, NodeId node) {}

  /// What became of it.
  sealed interface Outcome {
    /// The others know, and the node may claim.
    record Alive() implements Outcome {}

    /// The store lacks what this version needs, so the node must not work yet.
    record SchemaBehind() implements Outcome {}
  }
}
