package dev.ava.testkit;

import dev.ava.domain.shared.port.Schema;

/// A schema that is current until a test says otherwise.
public final class FakeSchema implements Schema {
  private volatile boolean current = true;

  public void current(boolean whether) {
    current = whether;
  }

  @Override
  public boolean isCurrent() {
    return current;
  }
}
