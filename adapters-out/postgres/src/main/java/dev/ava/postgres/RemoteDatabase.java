package dev.ava.postgres;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// A PostgreSQL server that somebody else runs (`DATABASE_URL`).
@Singleton
@Requires(property = "ava.database.kind", value = "url")
final class RemoteDatabase implements Database {
  private final DatabaseAddress address;

  RemoteDatabase(DatabaseSettings settings, RouteSettings routes) {
    var named =
        DatabaseAddress.parse(settings.url().orElseThrow(), settings.user(), settings.password());
    var secured = routes.caFile().map(named::trusting).orElse(named);
    this.address =
        routes
            .pooler()
            .map(pooler -> secured.with(EnumText.parse(Pooler.class, pooler)))
            .orElse(secured);
  }

  @Override
  public DatabaseAddress address() {
    return address;
  }
}
