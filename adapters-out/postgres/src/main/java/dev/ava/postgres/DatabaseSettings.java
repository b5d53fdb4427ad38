package dev.ava.postgres;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Optional;

/// Which database, and how.
///
/// @param kind `embedded` or `url`
/// @param url with `url`: `postgresql://…` or `jdbc:postgresql://…`, with or without user and
///     password
/// @param user the login that migrations start from, if the URL does not name it
/// @param password its password, if the URL does not name it
/// @param userPassword the password of the login for user requests; derived from `password` if
///     missing
/// @param servicePassword the password of the login for services; derived from `password` if
///     missing
/// @param migrateOnStart whether the schema is brought up to date before anything else
/// @param userConnections the most connections for user requests; by the [Pooler] if missing
/// @param serviceConnections the most connections for services; by the [Pooler] if missing
@ConfigurationProperties("ava.database")
record DatabaseSettings(
    @Bindable(defaultValue = "embedded") String kind,
    Optional<String> url,
    Optional<String> user,
    Optional<String> password,
    Optional<String> userPassword,
    Optional<String> servicePassword,
    @Bindable(defaultValue = "true") boolean migrateOnStart,
    Optional<Integer> userConnections,
    Optional<Integer> serviceConnections) {

  @Override
  public String toString() {
    return "DatabaseSettings[" + kind + "]";
  }
}
