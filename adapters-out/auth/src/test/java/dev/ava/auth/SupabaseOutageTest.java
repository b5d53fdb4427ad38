package dev.ava.auth;

import static dev.ava.testkit.Fixtures.aPassword;
import static dev.ava.testkit.Fixtures.anEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.auth.gotrue.GotrueStub;
import dev.ava.domain.account.port.AuthProvider.SignInResult;
import dev.ava.domain.account.port.AuthProvider.SignUpResult;
import dev.ava.domain.account.port.SignInUnavailable;
import dev.ava.testkit.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SupabaseOutageTest {
  private static final String SIGN_IN = "POST /token?grant_type=password";

  private final FakeClock clock = new FakeClock();
  private final GotrueStub gotrue = new GotrueStub();
  private final SupabaseServer ava = new SupabaseServer(gotrue.url(), clock, Map.of());

  @AfterEach
  void stop() {
    ava.close();
    gotrue.close();
  }

  @Test
  void afterFiveFailuresSupabaseIsLeftAloneUntilItAnswersAgain() {
    gotrue.answers(503, "<html>down</html>");
    for (var i = 0; i < 7; i++) {
      assertUnavailable(ava);
    }
    assertThat(gotrue.count(SIGN_IN)).isEqualTo(5);

    gotrue.answersByTheRules();
    assertUnavailable(ava);
    clock.advance(Duration.ofSeconds(10));

    assertThat(ava.provider().signIn(anEmail(), "password")).isEqualTo(new SignInResult.Refused());
    assertThat(ava.provider().signUp(anEmail(), aPassword()))
        .isInstanceOf(SignUpResult.Granted.class);
  }

  /// A trigger of the project's that fails at every sign-up is no reason to stop the sign-ins.
  @Test
  void anErrorOfAuthsOwnIsNoOutage() {
    gotrue.answers(500, "{\"code\":\"P0001\",\"message\":\"boom\"}");
    for (var i = 0; i < 7; i++) {
      assertUnavailable(ava);
    }

    assertThat(gotrue.count(SIGN_IN)).isEqualTo(7);
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() throws IOException {
    int port;
    try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }

    try (var alone = new SupabaseServer("http://127.0.0.1:" + port, clock, Map.of())) {
      assertUnavailable(alone);
    }
  }

  @Test
  void aServerThatIsSilentIsUnavailableAfterTheTimeLimit() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var alone =
            new SupabaseServer(
                "http://127.0.0.1:" + silent.getLocalPort(),
                clock,
                Map.of("ava.supabase.read-timeout", "200ms"))) {
      var before = System.nanoTime();
      assertUnavailable(alone);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    }
  }

  private static void assertUnavailable(SupabaseServer ava) {
    assertThatThrownBy(() -> ava.provider().signIn(anEmail(), "password"))
        .isInstanceOf(SignInUnavailable.class)
        .hasMessageNotContaining("password");
  }
}
