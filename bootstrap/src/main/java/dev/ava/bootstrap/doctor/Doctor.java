package dev.ava.bootstrap.doctor;

import dev.ava.domain.diagnosis.usecase.Diagnose;

/// What the command needs, for as long as it runs.
///
/// @param end gives back whatever was opened
public record Doctor(Diagnose diagnose, Runnable end) implements AutoCloseable {
  @Override
  public void close() {
    end.run();
  }
}
