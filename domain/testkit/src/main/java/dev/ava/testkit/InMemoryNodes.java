package dev.ava.testkit;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.port.Nodes;
import java.time.Instant;

/// The nodes in the in-memory store.
public final class InMemoryNodes implements Nodes {
  private final InMemoryStore store;

  public InMemoryNodes(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void beat(NodeId node, Instant until, Instant now) {
    var nodes = store.tables().nodes;
    store.requireService();
    nodes.put(node, until);
  }

  @Override
  public void leave(NodeId node) {
    var nodes = store.tables().nodes;
    store.requireService();
    nodes.remove(node);
  }
}
