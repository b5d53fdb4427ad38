package dev.ava.postgres;

import java.util.Optional;

/// What the person who operates Ava writes as `DATABASE_URL`.
public final class DatabaseUrl {
  private final DatabaseAddress address;

  private DatabaseUrl(DatabaseAddress address) {
    this.address = address;
  }

  /// Reads a URL.
  ///
  /// @throws dev.ava.domain.shared.InvalidValue if it cannot be read; the message does not hold it
  public static DatabaseUrl read(String url) {
    return new DatabaseUrl(DatabaseAddress.parse(url, Optional.empty(), Optional.empty()));
  }

  /// The place that a URL names: host, port and database, without user and password.
  ///
  /// @throws dev.ava.domain.shared.InvalidValue if it cannot be read; the message does not hold it
  public static String place(String url) {
    return read(url).address.place();
  }

  /// The place that it names: host, port and database, without user and password.
  public String place() {
    return address.place();
  }

  /// Whether a password is in it.
  public boolean hasPassword() {
    return !address.owner().password().isEmpty();
  }

  /// What it says of encryption itself (`sslmode`), if it does.
  public Optional<String> tlsMode() {
    return address.parameter("sslmode");
  }

  /// `none`, `session` or `transaction`: the pooler that it is known to lead to.
  public String pooler() {
    return EnumText.of(address.pooler());
  }
}
