package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.usecase.SignIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over raw sockets: clients that dawdle, and requests that are larger than they may be.
final class SlowAndLargeTest {
  @RegisterExtension
  static final RestServer SERVER =
      new RestServer(Map.of("ava.http.header-timeout", "400ms", "ava.http.body-timeout", "800ms"));

  private static final String SIGN_IN = "{\"email\":\"ann@example.org\",\"password\":\"a\"}";

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET /health HTTP/1.1\n", "GET /health HTTP/1.1\nHost: a\nX: "})
  void headersThatDoNotEndAre408(String beginning) throws Exception {
    assertRefused(exchange(beginning), 408, "request_timeout");
  }

  @Test
  void headersThatComeByteByByteAre408() throws Exception {
    try (var socket = connected()) {
      var answer = Thread.ofVirtual().unstarted(() -> dribble(socket));
      answer.start();

      assertRefused(rest(socket), 408, "request_timeout");
      answer.join();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"email\""})
  void aBodyThatDoesNotEndIs408(String beginning) throws Exception {
    var answer = exchange(head("/auth/signin", "Content-Length: 900") + beginning);

    assertRefused(answer, 408, "request_timeout");
  }

  @Test
  void aBodyThatNobodyWaitsForIsNotAnsweredTwice() throws Exception {
    assertThat(exchange(head("/nowhere", "Content-Length: 900") + "{"))
        .startsWith("HTTP/1.1 404 ")
        .containsOnlyOnce("HTTP/1.1");
  }

  @Test
  void chunksThatDoNotEndAre408AndNoDefectOfOurs() throws Exception {
    try (var log = new LogCapture()) {
      var answer = exchange(head("/auth/signin", "Transfer-Encoding: chunked") + "5\n{\"ema\n");

      assertRefused(answer, 408, "request_timeout");
      assertThat(exchange("GET /nowhere HTTP/1.1\nHost: a\nConnection: close\n\n"))
          .startsWith("HTTP/1.1 404 ");
      assertThat(log.mentioning("Defect")).isEmpty();
    }
  }

  @Test
  void aSilentConnectionIsClosedWithoutAWord() throws Exception {
    assertThat(exchange("")).isEmpty();
  }

  @Test
  void aConnectionThatHasAskedMayRestLongerThanARequest() throws Exception {
    try (var socket = connected()) {
      send(socket, "GET /nowhere HTTP/1.1\nHost: a\n\n");
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      socket.setSoTimeout(1_200);
      readUntilSilent(socket);
      send(socket, "GET /nowhere HTTP/1.1\nHost: a\nConnection: close\n\n");
      socket.setSoTimeout(10_000);

      assertThat(rest(socket)).startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  void requestsBehindEachOtherAreAnsweredInOrder() throws Exception {
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.InvalidCredentials();

    var answers =
        exchange(
            "GET /nowhere HTTP/1.1\nHost: a\n\n"
                + head("/auth/signin", "Content-Length: " + SIGN_IN.length())
                + SIGN_IN
                + "GET /openapi.yml HTTP/1.1\nHost: a\nConnection: close\n\n");

    assertThat(answers)
        .containsSubsequence("HTTP/1.1 404 ", "HTTP/1.1 401 ", "HTTP/1.1 200 ", "openapi: 3");
  }

  @Test
  void anAddressThatIsTooLongIs414() throws Exception {
    var answer = exchange("GET /" + "a".repeat(20_000) + " HTTP/1.1\nHost: a\n\n");

    assertRefused(answer, 414, "uri_too_long");
  }

  @ParameterizedTest
  @ValueSource(ints = {9_000, 200_000, 2_000_000})
  void headersThatAreTooLargeAre431(int size) throws Exception {
    var answer = exchange("GET /health HTTP/1.1\nHost: a\nX: " + "a".repeat(size) + "\n\n");

    assertRefused(answer, 431, "headers_too_large");
  }

  @Test
  void manyHeadersAre431() throws Exception {
    var answer = exchange("GET /health HTTP/1.1\nHost: a\n" + "X-A: b\n".repeat(2_000) + "\n");

    assertRefused(answer, 431, "headers_too_large");
  }

  @Test
  void aBodyThatIsTooLargeIs413() throws Exception {
    var answer =
        exchange(
            head("/auth/signin", "Content-Length: 70000", "Connection: close")
                + "x".repeat(70_000));

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"too_large\"");
  }

  @Test
  void chunksThatAreTooMuchAre413() throws Exception {
    var answer =
        exchange(
            head("/auth/signin", "Transfer-Encoding: chunked", "Connection: close")
                + ("10000\n" + "x".repeat(65_536) + "\n").repeat(60)
                + "0\n\n");

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"too_large\"");
  }

  private static void assertRefused(String answer, int status, String code) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .containsOnlyOnce("HTTP/1.1")
        .contains("\"code\":\"" + code + "\"", "\"request_id\":\"")
        .containsIgnoringCase("content-type: application/problem+json")
        .containsIgnoringCase("connection: close")
        .containsIgnoringCase("x-content-type-options: nosniff");
  }

  private static String head(String path, String... headers) {
    return "POST %s HTTP/1.1\nHost: a\nContent-Type: application/json\n%s\n\n"
        .formatted(path, String.join("\n", headers));
  }

  private static String exchange(String request) throws IOException {
    try (var socket = connected()) {
      send(socket, request);
      return rest(socket);
    }
  }

  private static Socket connected() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void readUntilSilent(Socket socket) throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {
        assertThat(socket.isClosed()).isFalse();
      }
      assertThat(socket).as("closed").isNull();
    } catch (SocketTimeoutException silent) {
      assertThat(silent).hasMessageContaining("timed out");
    }
  }

  /// A byte every now and then, until nobody takes any more.
  private static void dribble(Socket socket) {
    try {
      send(socket, "GET /health HTTP/1.1\nHost: a\nX: ");
      while (true) {
        send(socket, "a");
        LockSupport.parkNanos(20_000_000);
      }
    } catch (IOException closed) {
      assertThat(closed).isNotNull();
    }
  }
}
