package dev.ava.postgres;

import jakarta.inject.Singleton;
import java.util.Optional;

/// Which way to the database each kind of work takes.
@Singleton
final class Routes {
  private final DatabaseAddress requests;
  private final DatabaseAddress migrations;
  private final Optional<DatabaseAddress> notifications;

  Routes(Database database, RouteSettings settings) {
    this.requests = database.address();
    this.migrations = migrations(requests, settings);
    this.notifications =
        settings
            .listenUrl()
            .map(url -> read(url, requests.owner(), settings))
            .or(() -> Optional.of(requests).filter(way -> way.pooler() != Pooler.TRANSACTION));
  }

  /// For transactions.
  DatabaseAddress requests() {
    return requests;
  }

  /// For what needs sessions and a login that may do everything in the database, which is its
  /// owner: migrations and the proof of isolation.
  DatabaseAddress migrations() {
    return migrations;
  }

  /// For notifications, if there is a way on which they come.
  Optional<DatabaseAddress> notifications() {
    return notifications;
  }

  private static DatabaseAddress migrations(DatabaseAddress requests, RouteSettings settings) {
    var owner =
        new Login(
            settings.migrationUser().orElse(requests.owner().role()),
            settings.migrationPassword().orElse(requests.owner().password()));
    return settings
        .migrationUrl()
        .map(url -> read(url, owner, settings))
        .orElseGet(() -> requests.forSessions().with(owner));
  }

  private static DatabaseAddress read(String url, Login owner, RouteSettings settings) {
    var address =
        DatabaseAddress.parse(url, Optional.of(owner.role()), Optional.of(owner.password()));
    return settings.caFile().map(address::trusting).orElse(address);
  }
}
