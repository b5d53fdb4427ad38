package dev.ava.postgres;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Makes the two pools of connections, once the schema is up to date.
@Factory
final class ConnectionsFactory {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  @Singleton
  @Named("default")
  @Bean(preDestroy = "close")
  CallerConnections connections(
      Database database, Logins logins, Migrations migrations, DatabaseSettings settings) {
    if (settings.migrateOnStart()) {
      migrations.run();
    }
    return new CallerConnections(
        pool(database.address(), logins.user(), settings.userConnections()),
        pool(database.address(), logins.service(), settings.serviceConnections()));
  }

  private static ConnectionPool pool(DatabaseAddress address, Login login, int most) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(ConnectionFactories.get(address.r2dbc(login)))
            .name(login.role())
            .initialSize(0)
            .maxSize(most)
            .maxAcquireTime(LONGEST_WAIT)
            .build());
  }
}
