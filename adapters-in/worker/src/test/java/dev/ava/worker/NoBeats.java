package dev.ava.worker;

import dev.ava.domain.messaging.usecase.KeepAlive;

/// A node that does not tell that it is alive.
final class NoBeats implements KeepAlive {
  @Override
  public Outcome beat(Command command) {
    throw new AssertionError("Nothing is to be told.");
  }

  @Override
  public void leave(Command command) {
    throw new AssertionError("Nobody is to leave.");
  }
}
