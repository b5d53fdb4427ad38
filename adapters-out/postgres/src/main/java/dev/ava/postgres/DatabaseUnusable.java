package dev.ava.postgres;

/// Ava cannot work on its database. The message is one sentence for the person who started Ava,
/// without secrets.
public class DatabaseUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnusable(String reason, Throwable cause) {
    super(reason, cause);
  }

  DatabaseUnusable(String reason) {
    super(reason);
  }
}
