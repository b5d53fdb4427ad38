package dev.ava.bootstrap;

/// Ava cannot start, for a reason that the person who started it can mend. The message is one
/// sentence, without secrets.
final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotStart(String reason, Throwable cause) {
    super(reason, cause);
  }
}
