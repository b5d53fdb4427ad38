package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.NodeId;
import java.time.Instant;

/// Which nodes are alive. The claims of a node end with it, so that others go on within seconds.
/// Works inside a transaction of a service; a user sees none.
public interface Nodes {
  /// The node is alive until that time, unless it says so again.
  void beat(NodeId node, Instant until, Instant now);

  /// The node ends now. Does nothing if it is not known.
  void leave(NodeId node);
}
