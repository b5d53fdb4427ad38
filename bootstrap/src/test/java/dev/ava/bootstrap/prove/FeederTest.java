package dev.ava.bootstrap.prove;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ava.bootstrap.scratch.BusinessNumber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The feeder beside a node that is down at first, over real HTTP.
@Timeout(20)
final class FeederTest {
  private static final Said FIRST = new Said(0, 0, 0, "wamid.0", "first");
  private static final Said SECOND = new Said(1, 0, 1, "wamid.1", "second");

  private final AtomicInteger refusals = new AtomicInteger(4);
  private final BlockingQueue<Said> taken = new LinkedBlockingQueue<>();
  private final BusinessNumber number = BusinessNumber.fresh();
  private final HttpServer node =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final WebhookPoster poster =
      new WebhookPoster(
          number, () -> Optional.of(URI.create("http://127.0.0.1:" + node.getAddress().getPort())));
  private final List<Sender> senders = List.of(Sender.of(0));
  private final Feeder feeder =
      new Feeder(Example.calm(2), new WebhookBodies(number, senders, 1_700_000_000), poster);

  FeederTest() throws IOException {
    node.createContext("/webhook", this::answer);
    node.start();
  }

  @AfterEach
  void close() {
    feeder.close();
    poster.close();
    node.stop(0);
  }

  @Test
  void noRepeatOvertakesWhatWasSaidBefore() throws Exception {
    feeder.start(
        new Flow(
            senders,
            List.of(
                new Post(0, List.of(FIRST), Duration.ZERO, List.of()),
                new Post(1, List.of(SECOND), Duration.ZERO, List.of(Duration.ofMillis(1))))),
        new Pace());

    assertThat(List.of(taken.take(), taken.take(), taken.take()))
        .containsExactly(FIRST, SECOND, SECOND);
  }

  /// Takes the first message only after some refusals, and the second at once.
  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var said = body.contains(FIRST.wamid()) ? FIRST : SECOND;
    var refused = said.equals(FIRST) && refusals.getAndDecrement() > 0;
    if (!refused) {
      taken.add(said);
    }
    exchange.sendResponseHeaders(refused ? 503 : 200, -1);
    exchange.close();
  }
}
