package dev.ava.metagraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the gateway makes of no answer, for every moment at which a request can break off.
@Timeout(60)
final class MetaGraphFailuresTest {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n";
  private static final String BODY = "{\"messages\":[{\"id\":\"wamid.X0123456789\"}]}";

  private static final Duration PATIENT = Duration.ofSeconds(10);
  private static final Duration IMPATIENT = Duration.ofSeconds(1);

  private final StubGraph graph = new StubGraph();

  @AfterEach
  void close() {
    graph.close();
  }

  @Test
  void aRefusedConnectionSentNothing() {
    graph.close();

    assertNotSent(send(PATIENT), "ConnectException");
  }

  @Test
  void aHostThatIsNotKnownWasSentNothing() {
    assertNotSent(Gateways.send("http://nowhere.invalid", PATIENT), "UnknownHostException");
  }

  @Test
  void aConnectionThatNeverStandsSentNothing() throws IOException {
    var waiting = new ArrayList<Socket>();
    try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full, waiting);

      var result = Gateways.send("http://127.0.0.1:" + full.getLocalPort(), IMPATIENT, PATIENT);

      assertNotSent(result, "ConnectTimeoutException");
    } finally {
      for (var socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void aServerWithoutTlsWasSentNothing() {
    graph.behaves(
        connection -> {
          connection.write("HTTP/1.1 400 Plain HTTP here\r\nContent-Length: 0\r\n\r\n");
          connection.hang();
        });

    assertNotSent(Gateways.send(graph.url().replace("http:", "https:"), PATIENT), "");
  }

  @Test
  void aServerThatDropsTheHandshakeWasSentNothing() {
    graph.behaves(StubGraph.Connection::close);

    assertNotSent(Gateways.send(graph.url().replace("http:", "https:"), PATIENT), "");
  }

  @Test
  void aConnectionResetWhileTheRequestComesInLeavesItOpen() {
    graph.behaves(
        connection -> {
          connection.readByte();
          connection.reset();
        });

    assertThat(send(PATIENT)).isInstanceOf(Result.Unanswered.class);
    assertThat(graph.connections()).isEqualTo(1);
  }

  @Test
  void aConnectionResetAfterTheRequestLeavesItOpen() {
    graph.behaves(
        connection -> {
          connection.readRequest();
          connection.reset();
        });

    assertUnansweredOnce(PATIENT);
  }

  @Test
  void aConnectionClosedAfterTheRequestLeavesItOpen() {
    graph.behaves(StubGraph.Connection::readRequest);

    assertUnansweredOnce(PATIENT);
  }

  @Test
  void silenceLeavesItOpen() {
    graph.behaves(
        connection -> {
          connection.readRequest();
          connection.hang();
        });

    assertUnansweredOnce(IMPATIENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Le",
        HEAD,
        HEAD + "{\"messages\":[{\"id\":\"wamid.X01234567",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"",
        "HTTP/1.1 100 Continue\r\n\r\n"
      })
  void halfAnAnswerAndGarbageLeaveItOpen(String answer) {
    graph.behaves(
        connection -> {
          connection.readRequest();
          connection.write(answer);
        });

    assertUnansweredOnce(PATIENT);
  }

  @Test
  void halfAnAnswerThatHangsLeavesItOpen() {
    graph.behaves(
        connection -> {
          connection.readRequest();
          connection.write(HEAD + BODY.substring(0, 20));
          connection.hang();
        });

    assertUnansweredOnce(IMPATIENT);
  }

  @Test
  void anAnswerWithoutEndLeavesItOpen() {
    graph.behaves(
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\n\r\n");
          while (true) {
            connection.write("x".repeat(65_536));
          }
        });

    assertUnansweredOnce(PATIENT);
  }

  @Test
  void anAnswerThatDripsIsNotWaitedForForEver() {
    var stop = new CountDownLatch(1);
    graph.behaves(
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
          for (int i = 0; i < 1_000 && !passed(stop, Duration.ofMillis(100)); i++) {
            connection.write(" ");
          }
        });
    var started = System.nanoTime();

    assertUnansweredOnce(IMPATIENT);

    stop.countDown();
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void aConnectionThatTheServerClosedMeanwhileIsNotUsedAgain() throws InterruptedException {
    var closed = new CountDownLatch(1);
    graph.behaves(
        connection -> {
          connection.readRequest();
          connection.write(HEAD + BODY);
          connection.close();
          closed.countDown();
        });
    try (var context = Gateways.start(graph.url(), Map.of())) {
      var gateway = context.getBean(MessageGateway.class);

      for (int i = 1; i <= 20; i++) {
        var result = gateway.send(Gateways.message("hi"), 1);

        assertThat(result).isInstanceOfAny(Result.Accepted.class, Result.Unanswered.class);
        assertThat(graph.requests().size()).isLessThanOrEqualTo(i);
      }
      assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aThreadStoppedWhileItWaitsLeavesItOpenAndKnowsIt() throws InterruptedException {
    var arrived = new CountDownLatch(1);
    graph.behaves(
        connection -> {
          connection.readRequest();
          arrived.countDown();
          connection.hang();
        });
    var result = new AtomicReference<Result>();
    var interrupted = new AtomicReference<Boolean>();
    try (var context = Gateways.start(graph.url(), Map.of("ava.whatsapp.read-timeout", "10s"))) {
      var gateway = context.getBean(MessageGateway.class);
      var sender =
          Thread.ofVirtual()
              .start(
                  () -> {
                    result.set(gateway.send(Gateways.message("hi"), 1));
                    interrupted.set(Thread.currentThread().isInterrupted());
                  });
      assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();

      sender.interrupt();
      assertThat(sender.join(Duration.ofSeconds(5))).isTrue();
    }

    assertThat(result.get()).isInstanceOf(Result.Unanswered.class);
    assertThat(interrupted.get()).isTrue();
  }

  private static void assertNotSent(Result result, String cause) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Failed.class,
            failed -> {
              assertThat(failed.handling()).isEqualTo(Handling.RETRY);
              assertThat(failed.why().code()).isNull();
              assertThat(failed.why().reason())
                  .startsWith("No connection to the Graph API: ")
                  .contains(cause);
              assertThat(failed.retryAfter()).isEmpty();
            });
  }

  private void assertUnansweredOnce(Duration patience) {
    assertThat(send(patience)).isInstanceOf(Result.Unanswered.class);
    assertThat(graph.requests()).hasSize(1);
    assertThat(graph.connections()).isEqualTo(1);
  }

  private Result send(Duration patience) {
    return Gateways.send(graph.url(), patience);
  }

  /// Fills the queue of connections that nobody accepts, so that the next one gets no answer.
  private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
    var address = server.getLocalSocketAddress();
    for (int i = 0; i < 10; i++) {
      var socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(address, 200);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
  }

  private static boolean passed(CountDownLatch latch, Duration atMost) {
    try {
      return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
