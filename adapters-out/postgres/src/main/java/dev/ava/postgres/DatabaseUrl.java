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

  /// The password that is in it, if one is.
  public Optional<String> password() {
    return Optional.of(address.owner().password()).filter(password -> !password.isEmpty());
  }

  /// The name or address of the server, IPv6 without brackets.
  public String host() {
    return address.host();
  }

  /// How the connection is encrypted (`sslmode`), by what it says or by what is usual.
  public String effectiveTlsMode() {
    return address.tlsMode();
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
