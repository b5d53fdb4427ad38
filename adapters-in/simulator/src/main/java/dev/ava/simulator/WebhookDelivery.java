package dev.ava.simulator;

import dev.ava.simulator.WebhookLog.Attempt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Delivers webhooks as Meta does: again and again, ever more seldom, until Ava answers 200. Meta
/// goes on for days, the simulator as often as its settings say.
@Singleton
@SimulatorOnly
final class WebhookDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);

  private final WebhookPoster poster;
  private final List<Duration> delays;

  WebhookDelivery(WebhookPoster poster, SimulatorSettings settings) {
    this.poster = poster;
    this.delays = settings.retryDelays();
  }

  /// Goes on until the webhook is taken or given up.
  ///
  /// @param watcher told of every attempt, and whether it was the last one
  void deliver(SignedWebhook webhook, BiConsumer<Attempt, Boolean> watcher)
      throws InterruptedException {
    if (!tryFirst(webhook, watcher)) {
      persist(webhook, watcher);
    }
  }

  /// The first attempt alone.
  ///
  /// @return whether there is nothing left to do
  boolean tryFirst(SignedWebhook webhook, BiConsumer<Attempt, Boolean> watcher)
      throws InterruptedException {
    return attempt(webhook, 1, watcher);
  }

  /// All attempts but the first.
  void persist(SignedWebhook webhook, BiConsumer<Attempt, Boolean> watcher)
      throws InterruptedException {
    var number = 1;
    do {
      Thread.sleep(delays.get(number - 1));
      number++;
    } while (!attempt(webhook, number, watcher));
  }

  private boolean attempt(SignedWebhook webhook, int number, BiConsumer<Attempt, Boolean> watcher)
      throws InterruptedException {
    var attempt = poster.post(webhook, number);
    var last = attempt.taken() || number > delays.size();
    watcher.accept(attempt, last);
    if (!attempt.taken()) {
      var what = attempt.about().what();
      LOG.atLevel(last ? Level.WARN : Level.INFO)
          .log("Webhook ({}), attempt {}: {}", what, number, attempt.trouble());
    }
    return last;
  }
}
