package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ava.bench.Tally.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientTest {
  private final Tally tally = new Tally();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatIsRefusedOrCutIsMadeAgainUntilItIsAnswered() throws InterruptedException {
    server.createContext(
        "/webhook",
        exchange -> {
          switch (requests.incrementAndGet()) {
            case 1 -> exchange.sendResponseHeaders(503, -1);
            case 2 -> {}
            default -> exchange.sendResponseHeaders(200, -1);
          }
          exchange.close();
        });

    try (var client = new Client(url(), tally)) {
      assertThat(client.webhook("{}", "0", System.nanoTime())).isTrue();
      assertThat(client.underWay()).isZero();
    }

    var window = Objects.requireNonNull(tally.take().get(Kind.WEBHOOK));
    assertThat(requests).hasValue(3);
    assertThat(window.repeated()).isEqualTo(2);
    assertThat(window.latencies().count()).isEqualTo(1);
    assertThat(window.failed()).isZero();
  }

  @Test
  void theWaitBeforeARequestIsMadeCounts() throws InterruptedException {
    server.createContext(
        "/messages",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });

    try (var client = new Client(url(), tally)) {
      client.read("token", System.nanoTime() - 700_000_000);
    }

    var window = Objects.requireNonNull(tally.take().get(Kind.READ));
    assertThat(window.latencies().most()).isGreaterThanOrEqualTo(700);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
