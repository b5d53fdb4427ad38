package dev.ava.testkit;

import dev.ava.domain.account.port.AuthProvider;
import dev.ava.testkit.contract.AuthProviderContract;

final class InMemoryAuthProviderTest extends AuthProviderContract {
  private final AuthProvider provider = new InMemoryAuthProvider(new InMemoryStore());

  @Override
  protected AuthProvider provider() {
    return provider;
  }
}
