package dev.ava.testkit;

import dev.ava.domain.shared.port.Ids;
import dev.ava.testkit.contract.IdsContract;

final class InMemoryIdsTest extends IdsContract {
  private final Ids ids = new InMemoryIds();

  @Override
  protected Ids ids() {
    return ids;
  }
}
