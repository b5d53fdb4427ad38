package dev.ava.postgres;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.port.Nodes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

@Singleton
final class PostgresNodes implements Nodes {
  /// How long a dead node is still on record; nothing of it depends on that.
  private static final Duration MEMORY = Duration.ofDays(1);

  private final NodeRows rows;

  PostgresNodes(NodeRows rows) {
    this.rows = rows;
  }

  @Override
  public void beat(NodeId node, Instant until, Instant now) {
    rows.beat(node.value(), until);
    rows.bury(now.minus(MEMORY));
  }

  @Override
  public void leave(NodeId node) {
    rows.leave(node.value());
  }
}
