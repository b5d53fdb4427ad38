package dev.ava.rest;

import static dev.ava.rest.Answers.assertProblem;
import static dev.ava.rest.Answers.assertRefusedFields;
import static dev.ava.rest.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemsTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/", "/avatars/you", "/docs/nothing.js", "/webhook"})
  void unknownPathIsNotFound(String path) {
    assertProblem(SERVER.get(path), ProblemCode.NOT_FOUND);
  }

  @Test
  void unknownPathIsAProblemForABrowserToo() {
    assertProblem(SERVER.get("/nowhere", "Accept", "text/html"), ProblemCode.NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | /avatars | POST",
        "DELETE | /auth/signin | POST",
        "POST | /messages | GET,HEAD",
        "GET | /preferences/whatsapp | DELETE,PUT",
        "DELETE | /avatars/me | GET,HEAD,PUT"
      })
  void wrongMethodSaysWhichAreRight(String method, String path, String allowed) {
    var response = SERVER.send(method, path, BodyPublishers.noBody());

    assertProblem(response, ProblemCode.METHOD_NOT_ALLOWED);
    assertThat(String.join(",", response.headers().allValues("Allow")).split(",\\s*"))
        .containsExactlyInAnyOrder(allowed.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x"
      })
  void unsupportedMediaTypeIsRefused(String type) {
    var response =
        SERVER.send("POST", "/auth/signin", BodyPublishers.ofString("{}"), "Content-Type", type);

    assertProblem(response, ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void mediaTypeThatNobodyServesIsNotAcceptable() {
    var response =
        SERVER.get("/messages", "Accept", "image/png", "Authorization", RestServer.bearer());

    assertProblem(response, ProblemCode.NOT_ACCEPTABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/auth/me", "/avatars/me", "/preferences", "/messages", "/messages?limit=0"})
  void withoutATokenNothingIsShown(String path) {
    var response = SERVER.get(path);

    assertProblem(response, ProblemCode.UNAUTHORIZED);
    assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /auth/signout",
    "POST, /avatars",
    "PUT, /avatars/me",
    "PUT, /preferences/whatsapp",
    "DELETE, /preferences/whatsapp"
  })
  void withoutATokenNothingIsChanged(String method, String path) {
    assertProblem(SERVER.sendJson(method, path, "{}"), ProblemCode.UNAUTHORIZED);
  }

  @Test
  void withoutATokenABrowserIsNotRedirected() {
    assertProblem(SERVER.get("/avatars/me", "Accept", "text/html,*/*"), ProblemCode.UNAUTHORIZED);
  }

  @Test
  void badTokensAreRefusedAlike() {
    var forged =
        RestServer.token(
            RestServer.ANN.toString(),
            "another-secret-that-has-32-bytes-or-more",
            Instant.now().plusSeconds(60));
    var none = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.";

    for (var token :
        new String[] {
          "rubbish", forged, none, RestServer.expiredToken(), RestServer.token("not-a-uuid")
        }) {
      var response = SERVER.get("/auth/me", "Authorization", "Bearer " + token);

      assertProblem(response, ProblemCode.UNAUTHORIZED);
      assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }
  }

  @Test
  void otherAuthorizationSchemesAreRefused() {
    var response = SERVER.get("/auth/me", "Authorization", "Basic YW5uOnNlY3JldA==");

    assertProblem(response, ProblemCode.UNAUTHORIZED);
  }

  @Test
  void roleThatTheCallerLacksIsForbidden() {
    assertProblem(SERVER.getAsAnn("/throwing/admin"), ProblemCode.FORBIDDEN);
  }

  @Test
  void defectIsLoggedOnceUnderTheReferenceOfTheAnswer() {
    try (var log = new LogCapture()) {
      var response = SERVER.get("/throwing/defect");

      var problem = assertProblem(response, ProblemCode.INTERNAL_ERROR);
      assertThat(response.body()).doesNotContain("secret").doesNotContain("at dev.ava");
      assertThat(log.mentioning("secret-of-the-database"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.getLevel()).isEqualTo(Level.ERROR);
                assertThat(event.getFormattedMessage())
                    .contains(String.valueOf(problem.get("reference")));
                assertThat(event.getThrowableProxy().getStackTraceElementProxyArray()).isNotEmpty();
                assertThat(event.getMDCPropertyMap())
                    .containsEntry("request_id", header(response, "X-Request-Id"));
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "corrupt", "unserializable"})
  void everyDefectHasAReferenceAndTellsNothing(String kind) {
    try (var log = new LogCapture()) {
      var response = SERVER.get("/throwing/" + kind);

      var problem = assertProblem(response, ProblemCode.INTERNAL_ERROR);
      assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
      assertThat(log.mentioning(String.valueOf(problem.get("reference"))))
          .singleElement()
          .satisfies(event -> assertThat(event.getLevel()).isEqualTo(Level.ERROR));
    }
  }

  @Test
  void serviceThatDoesNotAnswerIsUnavailable() {
    var response = SERVER.get("/throwing/unavailable");

    assertProblem(response, ProblemCode.UNAVAILABLE);
    assertThat(header(response, "Retry-After")).isEqualTo("1");
    assertThat(response.body()).doesNotContain("secret");
  }

  @Test
  void unexpectedConflictIsAConflict() {
    var response = SERVER.get("/throwing/conflict");

    assertProblem(response, ProblemCode.CONFLICT);
    assertThat(response.body()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "401, UNAUTHORIZED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "409, CONFLICT",
    "413, TOO_LARGE",
    "422, VALIDATION_FAILED",
    "429, TOO_MANY_REQUESTS",
    "503, UNAVAILABLE"
  })
  void statusOfAnotherModuleIsAProblem(int status, ProblemCode code) {
    var response = SERVER.get("/throwing/status/" + status);

    assertProblem(response, code);
    assertThat(response.body()).doesNotContain("secret");
  }

  @Test
  void statusWithoutACodeOfItsOwnKeepsTheStatus() {
    var response = SERVER.get("/throwing/status/410");

    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(Answers.object(response))
        .containsEntry("status", 410)
        .containsEntry("code", "bad_request");
  }

  @Test
  void parameterOfAnotherModuleIsNamed() {
    assertThat(assertRefusedFields(SERVER.get("/throwing/query")))
        .isEqualTo(Map.of("number", "This field is required."));
    assertThat(assertRefusedFields(SERVER.get("/throwing/query?number=abc")))
        .isEqualTo(Map.of("number", "This field cannot be read."));
    assertThat(assertRefusedFields(SERVER.get("/throwing/header")))
        .isEqualTo(Map.of("number", "This field is required."));
  }

  @Test
  void headOfARefusalHasNoBody() {
    var response = SERVER.send("HEAD", "/nowhere", BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEmpty();
  }
}
