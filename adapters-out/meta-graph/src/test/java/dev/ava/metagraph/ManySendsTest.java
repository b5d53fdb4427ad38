package dev.ava.metagraph;

import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import io.micronaut.context.ApplicationContext;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// As many sends at the same time as a node makes.
@Timeout(60)
final class ManySendsTest {
  private static final int MANY = 256;

  private final StubGraph graph = new StubGraph();
  private final ApplicationContext context = Gateways.start(graph.url(), Map.of());

  @AfterEach
  void close() {
    context.close();
    graph.close();
  }

  @Test
  void noneWaitsForAnotherAndTheirConnectionsAreUsedAgain() throws Exception {
    var all = new CyclicBarrier(MANY);
    graph.behaves(
        connection -> {
          while (connection.readRequest()) {
            await(all);
            connection.write(
                "HTTP/1.1 200 Stub\r\nContent-Length: 34\r\n\r\n"
                    + "{\"messages\":[{\"id\":\"wamid.OUT\"}]} ");
          }
        });

    assertThat(sendMany()).hasOnlyElementsOfType(Result.Accepted.class);
    assertThat(sendMany()).hasOnlyElementsOfType(Result.Accepted.class);

    assertThat(graph.connections()).isEqualTo(MANY);
  }

  private List<Result> sendMany() throws InterruptedException {
    var gateway = context.getBean(MessageGateway.class);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads
          .invokeAll(
              IntStream.range(0, MANY)
                  .<Callable<Result>>mapToObj(
                      i -> () -> gateway.send(anOutboundMessage().build(), 1))
                  .toList())
          .stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  private static void await(CyclicBarrier barrier) throws InterruptedIOException {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new InterruptedIOException(e.getMessage());
    }
  }
}
