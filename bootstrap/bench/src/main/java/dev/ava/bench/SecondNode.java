package dev.ava.bench;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Another node beside the one that takes the webhooks.
final class SecondNode {
  private final Ava ava;
  private @Nullable AvaNode node;

  SecondNode(Ava ava) {
    this.ava = ava;
  }

  void start() throws IOException, InterruptedException {
    node = ava.start();
  }

  void stop() {
    if (node != null) {
      node.close();
    }
  }
}
