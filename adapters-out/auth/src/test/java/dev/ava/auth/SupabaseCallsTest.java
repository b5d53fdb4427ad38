package dev.ava.auth;

import static dev.ava.testkit.Fixtures.aPassword;
import static dev.ava.testkit.Fixtures.aUserId;
import static dev.ava.testkit.Fixtures.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.auth.gotrue.GotrueStub;
import dev.ava.domain.account.port.AuthProvider.PasswordCheck;
import dev.ava.domain.account.port.AuthProvider.RefreshResult;
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
  private static final String LEGACY_SERVICE =
      SupabaseKeyTest.legacy("{\"role\":\"service_role\"}");
  private static final Map<String, Object> WITH_LEGACY_SERVICE =
      Map.of("ava.supabase.service-key", LEGACY_SERVICE);

  private final GotrueStub gotrue = new GotrueStub();

  @AfterEach
  void stop() {
    assertThat(gotrue.complaints()).isEmpty();
    gotrue.close();
  }

  @Test
  void thePublishableKeyIsTheApiKeyAndNoBearerToken() {
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), Map.of())) {
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
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), Map.of())) {
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
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), Map.of())) {
      ava.get("/sign-in-as-nobody");
    }

    var request = gotrue.requests().getFirst();
    assertThat(request.apiKey()).isEqualTo(SupabaseServer.SECRET);
    assertThat(request.forwardedFor()).isEqualTo("127.0.0.1");
    assertThat(request.authorization()).isNull();
  }

  @Test
  void withALegacyServiceKeyNoAddressIsForwarded() throws Exception {
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), WITH_LEGACY_SERVICE)) {
      ava.get("/sign-in-as-nobody");
    }

    assertThat(gotrue.requests().getFirst().forwardedFor()).isNull();
    assertThat(gotrue.requests().getFirst().apiKey()).isEqualTo(SupabaseServer.PUBLISHABLE);
  }

  @Test
  void aDeletionHasTheSecretKeyAndNoBearerToken() {
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), Map.of())) {
      ava.provider().delete(aUserId());
    }

    var request = gotrue.requests().getFirst();
    assertThat(request.apiKey()).isEqualTo(SupabaseServer.SECRET);
    assertThat(request.authorization()).isNull();
  }

  @Test
  void aDeletionWithALegacyKeyHasItAsATokenToo() {
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), WITH_LEGACY_SERVICE)) {
      var session =
          ((SignUpResult.Granted) ava.provider().signUp(anEmail(), aPassword())).session();
      ava.provider().delete(session.user());

      assertThat(ava.provider().refresh(session.refreshToken()))
          .isEqualTo(new RefreshResult.Refused());
    }

    var request =
        gotrue.requests().stream().filter(each -> each.call().startsWith("DELETE")).findFirst();
    assertThat(request.orElseThrow().apiKey()).isEqualTo(LEGACY_SERVICE);
    assertThat(request.orElseThrow().authorization()).isEqualTo("Bearer " + LEGACY_SERVICE);
  }

  @Test
  void aCheckOfThePasswordEndsTheSessionThatItNeeded() {
    try (var ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), Map.of())) {
      var email = anEmail();
      var session = ((SignUpResult.Granted) ava.provider().signUp(email, aPassword())).session();

      assertThat(ava.provider().checkPassword(session.user(), email, aPassword().value()))
          .isEqualTo(new PasswordCheck.Right());
      assertThat(ava.provider().checkPassword(aUserId(), email, aPassword().value()))
          .isEqualTo(new PasswordCheck.Wrong());
    }

    assertThat(gotrue.count("POST /token?grant_type=password")).isEqualTo(2);
    assertThat(gotrue.count("POST /logout?scope=local")).isEqualTo(2);
  }

  @Test
  void whatIsNoAddressIsNotForwarded() {
    var address = new ForwardedAddress(request -> "canary\r\nX-Evil: 1");

    var forwarded = ServerRequestContext.with(HttpRequest.GET("/"), (Supplier<?>) address::current);

    assertThat(forwarded).isEqualTo(Optional.empty());
  }
}
