package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a browser lets pages of other origins do, asked over sockets, because Java's client does
/// not name its origin. Without `AVA_CORS_ORIGINS` nothing is allowed: see `SurfaceScenarioTest`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorsScenarioTest {
  private static final String OURS = "https://app.example.org";

  private RunningAva ava;

  @BeforeAll
  void start() {
    ava =
        RunningAva.start(
            Map.of("AVA_CORS_ORIGINS", "https://app.example.org, http://localhost:3000"));
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {OURS, "http://localhost:3000"})
  void aPageOfOursMayAsk(String origin) {
    var answer = ask("OPTIONS", "/preferences/whatsapp", origin, "PUT");

    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .containsIgnoringCase("access-control-allow-origin: " + origin + "\r\n")
        .containsPattern("(?i)access-control-allow-methods: [^\r]*PUT")
        .containsPattern("(?i)access-control-allow-headers: [^\r]*authorization")
        .doesNotContainIgnoringCase("access-control-allow-credentials");
  }

  @Test
  void aPageOfOursSeesTheAnswerAndItsHeaders() {
    var answer = ask("GET", "/messages", OURS, "");

    assertThat(answer)
        .startsWith("HTTP/1.1 401 ")
        .containsIgnoringCase("access-control-allow-origin: " + OURS + "\r\n")
        .containsPattern("(?i)access-control-expose-headers: [^\r]*(Link|Retry-After)")
        .containsIgnoringCase("vary: origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://app.example.org.evil.example",
        "https://xapp.example.org",
        "http://app.example.org",
        "https://app.example.org:8443",
        "https://appxexample.org",
        "null"
      })
  void noOtherPageMay(String origin) {
    assertThat(ask("OPTIONS", "/preferences/whatsapp", origin, "PUT"))
        .doesNotContainIgnoringCase("access-control-allow");
    assertThat(ask("GET", "/messages", origin, ""))
        .doesNotContainIgnoringCase("access-control-allow");
  }

  @Test
  void whoNamesNoOriginIsNoBrowser() {
    assertThat(ask("GET", "/health", "", ""))
        .startsWith("HTTP/1.1 200 ")
        .doesNotContainIgnoringCase("access-control-allow");
  }

  private String ask(String method, String path, String origin, String wanted) {
    return RawHttp.exchange(
        ava.url(),
        "%s %s HTTP/1.1\nHost: localhost\nConnection: close\n%s%s\n"
            .formatted(
                method,
                path,
                origin.isEmpty() ? "" : "Origin: " + origin + "\n",
                wanted.isEmpty()
                    ? ""
                    : "Access-Control-Request-Method: "
                        + wanted
                        + "\nAccess-Control-Request-Headers: authorization\n"));
  }
}
