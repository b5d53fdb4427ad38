package dev.ava.postgres;

import java.util.Optional;

/// What the person who operates Ava writes as `DATABASE_URL`.
public final class DatabaseUrl {
  private DatabaseUrl() {}

  /// The place that a URL names: host, port and database, without user and password.
  ///
  /// @throws dev.ava.domain.shared.InvalidValue if it cannot be read; the message does not hold it
  public static String place(String url) {
    var address = DatabaseAddress.parse(url, Optional.empty(), Optional.empty());
    return "%s:%d/%s".formatted(address.host(), address.port(), address.database());
  }
}
