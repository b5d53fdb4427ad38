package dev.ava.auth;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/// Makes the parts of the built-in sign-in that need more than their constructor.
@Factory
@LocalSignIn
final class LocalSignInFactory {
  private static final int WAITING_PER_THREAD = 32;

  /// Made at start, so that a server with unusable keys never listens.
  @Context
  SigningKeys signingKeys(@Value("${ava.data-dir}") String dataDir) {
    return new SigningKeyFile(Path.of(dataDir)).open();
  }

  @Singleton
  @Bean(preDestroy = "close")
  PooledPasswordHasher passwordHasher(LocalSignInSettings settings) {
    var processors = Runtime.getRuntime().availableProcessors();
    return new PooledPasswordHasher(
        new BcryptPasswordHasher(settings.bcryptCost()),
        processors,
        processors * WAITING_PER_THREAD);
  }
}
