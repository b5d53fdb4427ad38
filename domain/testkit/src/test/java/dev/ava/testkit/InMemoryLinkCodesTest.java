package dev.ava.testkit;

import dev.ava.domain.preferences.port.LinkCodes;
import dev.ava.testkit.contract.LinkCodesContract;

final class InMemoryLinkCodesTest extends LinkCodesContract {
  @Override
  protected LinkCodes codes() {
    return new InMemoryLinkCodes();
  }
}
