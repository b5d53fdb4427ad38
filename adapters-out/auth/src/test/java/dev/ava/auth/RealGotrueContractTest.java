package dev.ava.auth;

import dev.ava.domain.account.port.AuthProvider;
import dev.ava.testkit.contract.AuthProviderContract;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The contract against the GoTrue whose root `AVA_TEST_GOTRUE_URL` names (with `/auth/v1` if it is
/// behind a gateway, whose key is `AVA_TEST_GOTRUE_KEY`). Users are deleted with
/// `AVA_TEST_GOTRUE_SERVICE_KEY`, which without a gateway is a JWT of the role `service_role` that
/// the server's secret has signed. It must confirm addresses by itself
/// (`GOTRUE_MAILER_AUTOCONFIRM=true`), have a `GOTRUE_SECURITY_REFRESH_TOKEN_REUSE_INTERVAL` of 0
/// and limit no rates.
@EnabledIfEnvironmentVariable(
    named = "AVA_TEST_GOTRUE_URL",
    matches = "https?://.+",
    disabledReason =
        "AVA_TEST_GOTRUE_URL names no GoTrue, so nothing here was tried against a real one")
@EnabledIfEnvironmentVariable(
    named = "AVA_TEST_GOTRUE_SERVICE_KEY",
    matches = ".+",
    disabledReason =
        "AVA_TEST_GOTRUE_SERVICE_KEY is missing, so nothing here was tried against a real GoTrue")
final class RealGotrueContractTest extends AuthProviderContract {
  private static SupabaseServer ava;

  @BeforeAll
  static void start() {
    var url = System.getenv("AVA_TEST_GOTRUE_URL");
    ava =
        new SupabaseServer(
            url,
            Clock.systemUTC(),
            Map.of(
                "ava.supabase.auth-url",
                url,
                "ava.supabase.anon-key",
                Optional.ofNullable(System.getenv("AVA_TEST_GOTRUE_KEY")).orElse("none"),
                "ava.supabase.service-key",
                System.getenv("AVA_TEST_GOTRUE_SERVICE_KEY")));
  }

  @AfterAll
  static void stop() {
    ava.close();
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
