package dev.ava.bench;

import dev.ava.bench.ReportingGraph.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The reports that Meta owes on messages that Graph took: sent at once, delivered soon, read a
/// while later, so that each message has its own moments and a few reports overtake others.
/// Thread-safe.
final class DueReports {
  /// How many reports there are on each message.
  static final int ON_EACH = Step.values().length;

  private final DelayQueue<Due> queue = new DelayQueue<>();
  private final AtomicLong owed = new AtomicLong();

  /// Graph took a message in this moment.
  void taken(Taken message) {
    var second = Instant.now().getEpochSecond();
    for (var step : Step.values()) {
      owed.incrementAndGet();
      queue.add(new Due(new Report(message, step.status, second), step.due()));
    }
  }

  /// Waits for the next report.
  Due next() throws InterruptedException {
    return queue.take();
  }

  /// How many reports there have been or are to come.
  long owed() {
    return owed.get();
  }

  private enum Step {
    SENT("sent", 100, 400),
    DELIVERED("delivered", 300, 1_200),
    READ("read", 1_000, 4_000);

    private final String status;
    private final int soonest;
    private final int latest;

    /// @param soonest milliseconds after the message was taken
    Step(String status, int soonest, int latest) {
      this.status = status;
      this.soonest = soonest;
      this.latest = latest;
    }

    private long due() {
      var wait = ThreadLocalRandom.current().nextInt(soonest, latest);
      return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
    }
  }

  /// What Meta tells about a message that it took.
  ///
  /// @param status `sent`, `delivered` or `read`
  /// @param second the Unix time at which it came to be so
  record Report(Taken message, String status, long second) {
    private static final String PRICING =
        ",\"pricing\":{\"billable\":true,\"pricing_model\":\"PMP\",\"type\":\"regular\",\"category\":\"service\"}";

    /// The webhook that tells it, as Meta writes one.
    String body(String displayedNumber, String numberId) {
      return """
          {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{\
          "messaging_product":"whatsapp","metadata":{"display_phone_number":"%s","phone_number_id":"%s"},\
          "contacts":[{"profile":{"name":"Sheena Nelson"},"wa_id":"%s"}],\
          "statuses":[{"id":"%s","status":"%s","timestamp":"%d","recipient_id":"%s",\
          "biz_opaque_callback_data":"%s"%s}]}}]}]}"""
          .formatted(
              displayedNumber,
              numberId,
              message.to(),
              message.wamid(),
              status,
              second,
              message.to(),
              message.callback(),
              status.equals("read") ? "" : PRICING);
    }
  }

  /// @param at when it is to be told, of [System#nanoTime()]
  record Due(Report report, long at) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.ofNanos(at - System.nanoTime()));
    }

    @Override
    public int compareTo(Delayed other) {
      return other instanceof Due due ? Long.compare(at - due.at, 0) : 0;
    }
  }
}
