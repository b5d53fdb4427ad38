package dev.ava.auth;

import dev.ava.domain.account.port.AuthProvider;
import dev.ava.testkit.Fakes;
import dev.ava.testkit.contract.AuthProviderContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

final class LocalAuthProviderContractTest extends AuthProviderContract {
  private final Fakes fakes = new Fakes();
  private final LocalSignInSettings settings =
      new LocalSignInSettings(SignInServer.ISSUER, 4, Duration.ofHours(1), Duration.ofDays(30));
  private final PooledPasswordHasher hasher =
      new PooledPasswordHasher(new BcryptPasswordHasher(settings.bcryptCost()), 2, 64);
  private final AuthProvider provider =
      new LocalAuthProvider(
          fakes.credentials,
          fakes.sessions,
          fakes.transactions,
          fakes.ids,
          fakes.clock,
          hasher,
          new AccessTokens(
              SigningKeys.parse(SigningKeys.newKeySet()),
              new UserClaims(settings, fakes.clock),
              settings),
          settings);

  @AfterEach
  void close() {
    hasher.close();
  }

  @Override
  protected AuthProvider provider() {
    return provider;
  }
}
