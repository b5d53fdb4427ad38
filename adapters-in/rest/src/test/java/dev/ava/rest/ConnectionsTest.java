package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Five connections, four of them from one address, over raw sockets.
final class ConnectionsTest {
  @RegisterExtension
  static final RestServer SERVER =
      new RestServer(Map.of("ava.http.connections", 5, "ava.http.connections-per-address", 4));

  @RegisterExtension
  static final RestServer BEHIND_A_PROXY =
      new RestServer(
          Map.of(
              "ava.http.connections", 5,
              "ava.http.connections-per-address", 1,
              "ava.trusted-proxies", "127.0.0.0/8, ::1"));

  private final Deque<Socket> sockets = new ArrayDeque<>();

  @AfterEach
  void hangUp() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    awaitConnections(SERVER, 0);
    awaitConnections(BEHIND_A_PROXY, 0);
  }

  @Test
  void oneTooManyFromAnAddressIsTurnedAway() throws Exception {
    for (var connection = 0; connection < 4; connection++) {
      assertThat(ask(connect(SERVER))).startsWith("HTTP/1.1 404 ");
    }

    var refused = rest(connect(SERVER));

    assertThat(refused)
        .startsWith("HTTP/1.1 429 ")
        .contains("\"code\":\"too_many_requests\"")
        .containsIgnoringCase("retry-after: 1");
  }

  @Test
  void oneTooManyForTheNodeIsTurnedAwayEvenFromAProxy() throws Exception {
    for (var connection = 0; connection < 5; connection++) {
      assertThat(ask(connect(BEHIND_A_PROXY))).startsWith("HTTP/1.1 404 ");
    }

    var refused = rest(connect(BEHIND_A_PROXY));

    assertThat(refused)
        .startsWith("HTTP/1.1 503 ")
        .contains("\"code\":\"unavailable\"")
        .containsIgnoringCase("retry-after: 1");
  }

  @Test
  void whoHangsUpMakesRoom() throws Exception {
    for (var connection = 0; connection < 4; connection++) {
      ask(connect(SERVER));
    }
    sockets.removeLast().close();
    awaitConnections(SERVER, 3);

    assertThat(ask(connect(SERVER))).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void whoHasHungUpIsForgotten() throws Exception {
    ask(connect(SERVER));
    sockets.removeLast().close();
    awaitConnections(SERVER, 0);

    assertThat(SERVER.bean(Connections.class).trackedAddresses()).isZero();
  }

  private Socket connect(RestServer server) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    sockets.add(socket);
    return socket;
  }

  private static String ask(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
  }

  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void awaitConnections(RestServer server, int number) {
    var deadline = System.nanoTime() + 10_000_000_000L;
    while (server.bean(MeterRegistry.class).get("ava.connections").gauge().value() != number) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
