package dev.ava.auth;

import static dev.ava.testkit.Fixtures.aPassword;
import static dev.ava.testkit.Fixtures.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.port.AuthProvider.SignUpResult;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which key travels with which call.
final class SupabaseCallsTest {
  private static final Map<String, Object> WITH_SECRET =
      Map.of("ava.supabase.service-key", SupabaseServer.SECRET);

  private final GotrueStub gotrue = new GotrueStub();

  @AfterEach
  void stop() {
    assertThat(gotrue.complaints()).isEmpty();
    gotrue.close();
  }

  @Test
  void thePublishableKeyIsTheApiKeyAndNoBearerToken() {
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), WITH_SECRET)) {
      ava.provider().signIn(anEmail(), "password");
    }

    var request = gotrue.requests().getFirst();
    assertThat(request.apiKey()).isEqualTo(SupabaseServer.PUBLISHABLE);
    assertThat(request.authorization()).isNull();
    assertThat(request.forwardedFor()).isNull();
  }

  @Test
  void aLegacyKeyIsSentTheSameWay() {
    var legacy = SupabaseKeyTest.legacy("{\"role\":\"anon\"}");
    try (var ava =
        new SupabaseServer(
            gotrue.url(), Clock.systemUTC(), Map.of("ava.supabase.anon-key", legacy))) {
      ava.provider().signIn(anEmail(), "password");
    }

    var request = gotrue.requests().getFirst();
    assertThat(request.apiKey()).isEqualTo(legacy);
    assertThat(request.authorization()).isNull();
  }

  @Test
  void aSignOutHasThePersonsTokenAndNoSecretKey() {
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), WITH_SECRET)) {
      var session =
          ((SignUpResult.Granted) ava.provider().signUp(anEmail(), aPassword())).session();
      ava.provider().signOut(session.accessToken());

      var request = gotrue.requests().getLast();
      assertThat(request.apiKey()).isEqualTo(SupabaseServer.PUBLISHABLE);
      assertThat(request.authorization()).isEqualTo("Bearer " + session.accessToken().value());
    }
  }

  @Test
  void withASecretKeyTheCallersAddressIsForwarded() throws Exception {
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), WITH_SECRET)) {
      ava.get("/sign-in-as-nobody");
    }

    var request = gotrue.requests().getFirst();
    assertThat(request.apiKey()).isEqualTo(SupabaseServer.SECRET);
    assertThat(request.forwardedFor()).isEqualTo("127.0.0.1");
    assertThat(request.authorization()).isNull();
  }

  @Test
  void withoutASecretKeyNoAddressIsForwarded() throws Exception {
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), Map.of())) {
      ava.get("/sign-in-as-nobody");
    }

    assertThat(gotrue.requests().getFirst().forwardedFor()).isNull();
    assertThat(gotrue.requests().getFirst().apiKey()).isEqualTo(SupabaseServer.PUBLISHABLE);
  }

  @Test
  void whatIsNoAddressIsNotForwarded() {
    var address = new ForwardedAddress(request -> "canary\r\nX-Evil: 1");

    var forwarded = ServerRequestContext.with(HttpRequest.GET("/"), (Supplier<?>) address::current);

    assertThat(forwarded).isEqualTo(Optional.empty());
  }
}
