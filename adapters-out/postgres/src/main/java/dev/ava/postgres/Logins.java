package dev.ava.postgres;

import jakarta.inject.Singleton;

/// The logins that Ava uses on its database.
@Singleton
final class Logins {
  private final Login user;
  private final Login service;
  private final Login migrator;

  Logins(Routes routes, DatabaseSettings settings) {
    var owner = routes.requests().owner();
    this.user =
        settings
            .userPassword()
            .map(set -> new Login(Login.USER, set))
            .orElseGet(() -> Login.derived(Login.USER, owner));
    this.service =
        settings
            .servicePassword()
            .map(set -> new Login(Login.SERVICE, set))
            .orElseGet(() -> Login.derived(Login.SERVICE, owner));
    this.migrator = Login.derived(Login.MIGRATOR, routes.migrations().owner());
  }

  /// For what a signed-in person asks: can become `authenticated` or `anon`.
  Login user() {
    return user;
  }

  /// For what Ava does for many users: can become `service_role`.
  Login service() {
    return service;
  }

  /// Owns the tables on a plain PostgreSQL.
  Login migrator() {
    return migrator;
  }
}
