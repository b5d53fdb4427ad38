package dev.ava.postgres;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/// Which way to the database, where that is not the usual one.
///
/// @param pooler `none`, `session` or `transaction`; recognised by the URL if missing
/// @param caFile a PEM file with the authorities that may have signed the server's certificate
/// @param migrationUrl where migrations go, and as which login
/// @param migrationUser the login that migrations start from, if `migrationUrl` does not name it
/// @param migrationPassword its password, if `migrationUrl` does not name it
/// @param listenUrl where notifications are to be had; who logs in there is the login for services
@ConfigurationProperties("ava.database")
record RouteSettings(
    Optional<String> pooler,
    Optional<String> caFile,
    Optional<String> migrationUrl,
    Optional<String> migrationUser,
    Optional<String> migrationPassword,
    Optional<String> listenUrl) {
  /// Everything as usual.
  static final RouteSettings USUAL =
      new RouteSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Override
  public String toString() {
    return "RouteSettings[]";
  }
}
