package dev.ava.bench;

import java.util.BitSet;

/// What Graph has taken, told apart by what is said. Thread-safe.
final class Takings {
  private final WebhookPosts posts;
  private final BitSet messages = new BitSet();
  private long taken;
  private long strange;

  /// @param posts to which the messages are replies
  Takings(WebhookPosts posts) {
    this.posts = posts;
  }

  synchronized void add(ReportingGraph.Taken reply) {
    taken++;
    var message = posts.message(reply.text());
    if (message < 0) {
      strange++;
    } else {
      messages.set(message);
    }
  }

  /// @param all every message
  /// @param distinct different replies
  /// @param strange messages that reply to nothing that was said
  record Count(long all, long distinct, long strange) {}

  synchronized Count count() {
    return new Count(taken, messages.cardinality(), strange);
  }
}
