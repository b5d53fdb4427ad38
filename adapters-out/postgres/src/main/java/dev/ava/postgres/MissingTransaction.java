package dev.ava.postgres;

/// Somebody queried outside a transaction, without saying who asks. A defect of the program.
final class MissingTransaction extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  MissingTransaction() {
    super("A query outside a transaction has no caller, so nothing may be read or written.");
  }
}
