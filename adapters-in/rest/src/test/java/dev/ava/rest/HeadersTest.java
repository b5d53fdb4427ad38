package dev.ava.rest;

import static dev.ava.rest.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.preferences.usecase.ShowPreferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadersTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/preferences",
        "/nowhere",
        "/health",
        "/throwing/defect",
        "/throwing/log",
        "/openapi.yml"
      })
  void everyAnswerIsProtected(String path) {
    SERVER.useCases().showPreferences = _ -> new ShowPreferences.Outcome.NoPreferences();

    var response = SERVER.getAsAnn(path);

    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(response, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(header(response, "Content-Security-Policy"))
        .startsWith("default-src 'none';")
        .contains("frame-ancestors 'none'");
  }

  @Test
  void pageWithoutAPolicyOfItsOwnLoadsOnlyFromHere() {
    assertThat(header(SERVER.get("/throwing/page"), "Content-Security-Policy"))
        .startsWith("default-src 'self';");
  }

  @Test
  void saneRequestIdComesBackAndIsLogged() {
    try (var log = new LogCapture()) {
      var response = SERVER.get("/throwing/log", "X-Request-Id", "ticket-4711_a.B");

      assertThat(header(response, "X-Request-Id")).isEqualTo("ticket-4711_a.B");
      assertThat(log.mentioning("in the controller"))
          .singleElement()
          .satisfies(
              event ->
                  assertThat(event.getMDCPropertyMap())
                      .containsEntry("request_id", "ticket-4711_a.B"));
    }
  }

  @Test
  void everyRequestHasAnIdOfItsOwn() {
    var first = header(SERVER.get("/health"), "X-Request-Id");
    var second = header(SERVER.get("/health"), "X-Request-Id");

    assertThat(first).hasSize(36).isNotEqualTo(second);
  }
}
