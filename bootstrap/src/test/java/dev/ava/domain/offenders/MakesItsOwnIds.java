package dev.ava.domain.offenders;

import java.util.UUID;

final class MakesItsOwnIds {
  private MakesItsOwnIds() {}

  static UUID id() {
    return UUID.randomUUID();
  }
}
