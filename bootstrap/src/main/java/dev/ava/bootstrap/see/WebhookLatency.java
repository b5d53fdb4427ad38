package dev.ava.bootstrap.see;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.configuration.metrics.annotation.RequiresMetrics;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;

/// Times how long Meta waits for the answer to a webhook (`ava.webhook.acknowledged`), from the
/// arrival of the request. Meta wants half of the answers within 250 ms and 99 % within 1 s.
@ServerFilter("/webhook")
@RequiresMetrics
final class WebhookLatency implements Ordered {
  private static final String STARTED = "dev.ava.webhook-started";
  private static final Duration[] BOUNDS =
      Bounds.of(2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000);

  private final MeterRegistry meters;

  WebhookLatency(MeterRegistry meters) {
    this.meters = meters;
    timer("stored");
    timer("refused");
    timer("failed");
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(STARTED, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.getMethodName().equals("POST")) {
      request
          .getAttribute(STARTED, Long.class)
          .ifPresent(
              started ->
                  timer(outcome(response)).record(Duration.ofNanos(System.nanoTime() - started)));
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  private static String outcome(MutableHttpResponse<?> response) {
    if (response.code() == HttpStatus.OK.getCode()) {
      return "stored";
    }
    return response.code() < HttpStatus.INTERNAL_SERVER_ERROR.getCode() ? "refused" : "failed";
  }

  private Timer timer(String outcome) {
    return Timer.builder("ava.webhook.acknowledged")
        .tag("outcome", outcome)
        .serviceLevelObjectives(BOUNDS)
        .register(meters);
  }
}
