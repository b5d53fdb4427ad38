package dev.ava.postgres;

import java.sql.SQLException;

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

  /// What a refusal of the database at an address, or of the way there, comes to.
  static DatabaseUnusable refused(DatabaseAddress address, SQLException refusal) {
    return new DatabaseUnusable(
        "The database at %s refused: %s"
            .formatted(
                address.place(),
                TlsFailures.sentence(refusal)
                    .orElseGet(() -> String.valueOf(refusal.getMessage()))),
        refusal);
  }
}
