package dev.ava.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.auth.gotrue.GotrueStub;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.testkit.contract.AuthProviderContract;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/// The contract against a server that checks every call by the OpenAPI document.
final class SupabaseAuthProviderContractTest extends AuthProviderContract {
  private static GotrueStub gotrue;
  private static SupabaseServer ava;

  @BeforeAll
  static void start() {
    gotrue = new GotrueStub();
    ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), Map.of());
  }

  @AfterAll
  static void stop() {
    ava.close();
    gotrue.close();
  }

  @AfterEach
  void everyCallIsByTheRules() {
    assertThat(gotrue.complaints()).isEmpty();
  }

  @Override
  protected AuthProvider provider() {
    return ava.provider();
  }

  @Override
  protected boolean forgivesTheTokenSpentLast() {
    return true;
  }
}
