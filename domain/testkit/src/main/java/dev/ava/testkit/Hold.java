package dev.ava.testkit;

import dev.ava.domain.messaging.NodeId;
import java.time.Instant;
import java.util.UUID;

/// That something belongs to a node for a while.
///
/// @param lease tells it from an earlier one
record Hold(NodeId node, UUID lease, Instant until) {
  static Hold of(NodeId node, Instant until) {
    return new Hold(node, UUID.randomUUID(), until);
  }
}
