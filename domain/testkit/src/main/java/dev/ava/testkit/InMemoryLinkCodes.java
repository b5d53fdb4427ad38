package dev.ava.testkit;

import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.port.LinkCodes;

/// Random link codes.
public final class InMemoryLinkCodes implements LinkCodes {
  @Override
  public LinkCode next() {
    return Fixtures.aLinkCode();
  }
}
