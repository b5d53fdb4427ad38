package dev.ava.testkit;

/// What the store answers to a caller who may not do that, as PostgreSQL answers with SQLSTATE
/// 42501.
final class NotAllowed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotAllowed(String what) {
    super(what);
  }
}
