package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A name service that does not answer when Ava wants to know where Meta is.
final class NameServiceScenarioTest {
  private static final int LOOPS_AT_THE_MOST = 2 * Runtime.getRuntime().availableProcessors();

  private static final String HEALTH =
      """
      GET /health HTTP/1.1
      Host: localhost
      Connection: close

      """;

  @Test
  void nobodyElseWaitsForItAndWhatCouldNotBeSentIsSentLater() throws Exception {
    var graph = GraphDouble.start();
    var late = "http://" + SlowNames.SLOW + ":" + URI.create(graph.url()).getPort();
    try (var ava = RunningAva.startWith(Map.of("ava.whatsapp.graph-url", late))) {
      var ann = Person.linked(ava);
      ann.says("hello");
      try {
        SlowNames.awaitQuestion();

        for (var connection = 0; connection < LOOPS_AT_THE_MOST; connection++) {
          assertThat(RawHttp.exchange(ava.url(), HEALTH)).startsWith("HTTP/1.1 200");
        }
        await()
            .until(
                () -> ava.sql("select state from ava.outbox where failure_reason is not null"),
                List.of("waiting")::equals);
      } finally {
        SlowNames.find();
      }

      await().until(() -> graph.to(ann.phone()).size() == 1);
      await().until(ann::status, "accepted"::equals);
    } finally {
      graph.close();
    }
  }
}
