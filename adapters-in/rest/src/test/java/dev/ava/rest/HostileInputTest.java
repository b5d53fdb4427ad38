package dev.ava.rest;

import static dev.ava.rest.Answers.assertProblem;
import static dev.ava.rest.Answers.assertRefusedFields;
import static dev.ava.rest.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.usecase.CreateAvatar;
import dev.ava.domain.avatar.usecase.ShowAvatar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileInputTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  private static final Avatar.Id ID = new Avatar.Id(new UUID(1, 2));
  private static final int MEBIBYTE = 1024 * 1024;

  @BeforeEach
  void forget() {
    SERVER.useCases().commands.clear();
  }

  static Stream<String> bodiesThatAreNoObject() {
    return Stream.of(
        "",
        "   ",
        "null",
        "[]",
        "[{\"name\": \"L\"}]",
        "\"text\"",
        "5",
        "true",
        "{",
        "{\"name\"",
        "{\"name\": }",
        "{\"name\": \"L\",}",
        "{name: \"L\"}",
        "{'name': 'L'}",
        "{\"name\": \"L}",
        "{\"name\": \"L\u0000\"}",
        "{\"name\": \"L\\x\"}",
        "{\"name\": \"\\u12\"}",
        "{\"age\": 01}",
        "{\"age\": NaN}",
        "{\"age\": 1e}",
        "{\"age\": " + "9".repeat(5_000) + "}",
        "{\"unknown\": " + "[".repeat(20_000) + "]".repeat(20_000) + "}",
        "{\"name\": " + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "}",
        "[".repeat(50_000),
        "<xml/>",
        "a=b&c=d");
  }

  @ParameterizedTest
  @MethodSource("bodiesThatAreNoObject")
  void whatIsNoJsonObjectIsMalformed(String body) {
    assertProblem(SERVER.postAsAnn("/avatars", body), ProblemCode.MALFORMED_JSON);
    assertProblem(SERVER.putAsAnn("/avatars/me", body), ProblemCode.MALFORMED_JSON);
    assertProblem(SERVER.putAsAnn("/preferences/whatsapp", body), ProblemCode.MALFORMED_JSON);
    assertProblem(SERVER.post("/auth/signup", body), ProblemCode.MALFORMED_JSON);
    assertProblem(SERVER.post("/auth/signin", body), ProblemCode.MALFORMED_JSON);
    assertProblem(SERVER.post("/auth/refresh", body), ProblemCode.MALFORMED_JSON);
    assertThat(SERVER.useCases().commands).isEmpty();
  }

  @Test
  void missingBodyIsMalformed() {
    var response =
        SERVER.send(
            "POST",
            "/avatars",
            BodyPublishers.noBody(),
            "Authorization",
            RestServer.bearer(),
            "Content-Type",
            "application/json");

    assertProblem(response, ProblemCode.MALFORMED_JSON);
  }

  @Test
  void bodyWithoutAMediaTypeIsReadAsJson() {
    SERVER.useCases().createAvatar = _ -> new CreateAvatar.Outcome.AvatarExists(ID);

    var response =
        SERVER.send(
            "POST",
            "/avatars",
            BodyPublishers.ofString("{}"),
            "Authorization",
            RestServer.bearer());

    assertProblem(response, ProblemCode.VALIDATION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
  void otherEncodingsThanUtf8AreMalformed(String charset) {
    var body = "{\"name\": \"Zoë\"}".getBytes(Charset.forName(charset));

    assertProblem(postBytes(BodyPublishers.ofByteArray(body)), ProblemCode.MALFORMED_JSON);
  }

  @Test
  void overlongUtf8HidesNothing() {
    var body = "{\"name\": \"??\"}".getBytes(StandardCharsets.UTF_8);
    body[10] = (byte) 0xC0;
    body[11] = (byte) 0x80;

    assertThat(assertRefusedFields(postBytes(BodyPublishers.ofByteArray(body))))
        .containsEntry("name", "A name has no control characters.");
  }

  @Test
  void brokenGzipIsNoDefect() {
    var response = postBytes(BodyPublishers.ofString("no gzip"), "Content-Encoding", "gzip");

    assertThat(response.statusCode()).isBetween(400, 499);
  }

  @Test
  void whatIsCompressedIsNotUnpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"name\": \"Zoë\"}".getBytes(StandardCharsets.UTF_8));
    }

    var response =
        postBytes(BodyPublishers.ofByteArray(packed.toByteArray()), "Content-Encoding", "gzip");

    assertProblem(response, ProblemCode.MALFORMED_JSON);
  }

  @ParameterizedTest
  @CsvSource({
    "Forwarded, host=\"a:b\"",
    "Forwarded, host=\"[2001:db8::1]:443\"",
    "X-Forwarded-Host, a:",
    "X-Forwarded-Port, b",
    "X-Forwarded-Proto, c"
  })
  void whatIsSaidOfTheHostIsNotRead(String header, String value) {
    var response = SERVER.get("/nowhere", "Origin", "https://elsewhere.example", header, value);

    assertThat(response.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "\\u0000", "a\\u001bb", "a\\u0085b"})
  void controlCharactersAreRefused(String name) {
    var response = SERVER.postAsAnn("/avatars", "{\"name\": \"" + name + "\"}");

    assertThat(assertRefusedFields(response))
        .containsEntry("name", "A name has no control characters.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud83c", "a\\udf19b", "\\udf19\\ud83c"})
  void halvesOfSurrogatePairsAreRefused(String half) {
    var response =
        SERVER.post(
            "/auth/signin",
            "{\"email\": \"ann" + half + "@example.org\", \"password\": \"x" + half + "\"}");

    assertThat(assertRefusedFields(response))
        .isEqualTo(Map.of("email", "This field is a text.", "password", "This field is a text."));
  }

  @Test
  void ofTwoFieldsWithOneNameTheCheckedOneIsUsed() {
    SERVER.useCases().createAvatar =
        command -> {
          assertThat(command.persona().age().years()).isGreaterThanOrEqualTo(20);
          return new CreateAvatar.Outcome.AvatarExists(ID);
        };
    var rest = "\"name\": \"L\", \"personality\": \"shy\"}";

    var first = SERVER.postAsAnn("/avatars", "{\"age\": 19, \"age\": 20, " + rest);
    var second = SERVER.postAsAnn("/avatars", "{\"age\": 20, \"age\": 19, " + rest);

    assertThat(first.statusCode()).isIn(400, 409, 422);
    assertThat(second.statusCode()).isIn(400, 409, 422);
    assertThat(SERVER.useCases().commands).hasSizeLessThan(2);
  }

  @Test
  void unknownFieldsAreIgnored() {
    SERVER.useCases().createAvatar = _ -> new CreateAvatar.Outcome.AvatarExists(ID);

    var response =
        SERVER.postAsAnn(
            "/avatars",
            """
            {"name": "L", "age": 20, "personality": "shy", "user_id": "x", "__proto__": {}}""");

    assertProblem(response, ProblemCode.AVATAR_EXISTS);
  }

  @Test
  void bodyOfAMebibyteIsTooLarge() {
    var body = "{\"name\": \"" + "L".repeat(MEBIBYTE) + "\"}";

    assertProblem(SERVER.postAsAnn("/avatars", body), ProblemCode.TOO_LARGE);
    assertProblem(SERVER.post("/auth/signin", body), ProblemCode.TOO_LARGE);
  }

  @Test
  void bodyOfAMebibyteWithoutALengthIsNoDefect() {
    var body = ("{\"name\": \"" + "L".repeat(MEBIBYTE) + "\"}").getBytes(StandardCharsets.UTF_8);

    var response = postBytes(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(assertRefusedFields(response))
        .containsEntry("name", "A name has at most 80 characters.");
  }

  @Test
  void endlessBodyIsTooLarge() {
    var body = ("{\"name\": \"" + "L".repeat(4 * MEBIBYTE)).getBytes(StandardCharsets.UTF_8);

    var response = postBytes(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertProblem(response, ProblemCode.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/..%2f..%2fdocs.properties",
        "/docs/%2e%2e/docs.properties",
        "/docs/index.html",
        "/docs/swagger-ui.js",
        "/docs/swagger-ui.css%00.html",
        "/docs//etc/passwd"
      })
  void onlyTheViewersOwnFilesAreServed(String path) {
    assertThat(SERVER.get(path).statusCode()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1",
        "GET /messages?before=%zz HTTP/1.1",
        "GET /avatars/m\u00ffe HTTP/1.1",
        "GET /<script> HTTP/1.1",
        "GET http://[::bad/ HTTP/1.1",
        "GET /a^b|c HTTP/1.1",
        "G{T / HTTP/1.1",
        "GET / HTTP/x",
        "rubbish"
      })
  void brokenRequestLinesGetAProblem(String line) {
    var answer = RawHttp.exchange(SERVER.port(), line + "\nHost: localhost\nConnection: close\n\n");

    assertThat(answer).matches("(?s)HTTP/1.[01] 4\\d\\d .*");
    assertThat(answer)
        .containsIgnoringCase("content-type: application/problem+json")
        .containsIgnoringCase("x-request-id: ")
        .containsIgnoringCase("x-content-type-options: nosniff")
        .doesNotContain("<script>")
        .doesNotContain("Exception");
  }

  @Test
  void endlessHeaderIsTooLarge() {
    var answer =
        RawHttp.exchange(
            SERVER.port(),
            "GET / HTTP/1.1\nHost: localhost\nConnection: close\nX-A: "
                + "a".repeat(100_000)
                + "\n\n");

    assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"code\":\"headers_too_large\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\u00e9", "{}", "../x"})
  void strangeRequestIdsAreReplaced(String id) {
    var answer =
        RawHttp.exchange(
            SERVER.port(),
            "GET /nowhere HTTP/1.1\nHost: localhost\nConnection: close\nX-Request-Id: "
                + id
                + "\n\n");

    assertThat(answer).containsPattern("(?i)x-request-id: [0-9a-f-]{36}\r\n");
  }

  @Test
  void longRequestIdsAreReplaced() {
    var longest = SERVER.get("/nowhere", "X-Request-Id", "a".repeat(128));
    var tooLong = SERVER.get("/nowhere", "X-Request-Id", "a".repeat(129));

    assertThat(header(longest, "X-Request-Id")).isEqualTo("a".repeat(128));
    assertThat(header(tooLong, "X-Request-Id")).hasSize(36);
  }

  private static HttpResponse<String> postBytes(BodyPublisher body, String... more) {
    var headers =
        new ArrayList<>(
            List.of("Authorization", RestServer.bearer(), "Content-Type", "application/json"));
    headers.addAll(List.of(more));
    return SERVER.send("POST", "/avatars", body, headers.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ",,", ";", ";q=", "-", "*"})
  void noWishForALanguageIsADefect(String language) {
    SERVER.useCases().showAvatar = _ -> new ShowAvatar.Outcome.NoAvatar();

    assertProblem(
        SERVER.get(
            "/avatars/me", "Authorization", RestServer.bearer(), "Accept-Language", language),
        ProblemCode.NO_AVATAR);
    assertProblem(SERVER.get("/avatars/me", "Accept-Language", language), ProblemCode.UNAUTHORIZED);
  }
}
