package dev.ava.simulator;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of the last [#MOST_ATTEMPTS] attempts to post a webhook to Ava. Thread-safe.
@Singleton
@SimulatorOnly
final class WebhookLog {
  static final int MOST_ATTEMPTS = 100;

  private final Deque<Attempt> attempts = new ArrayDeque<>();

  synchronized void add(Attempt attempt) {
    attempts.addFirst(attempt);
    if (attempts.size() > MOST_ATTEMPTS) {
      attempts.removeLast();
    }
  }

  /// Those about a number, newest first.
  synchronized List<Attempt> about(String waId) {
    return attempts.stream().filter(each -> each.about().waId().equals(waId)).toList();
  }

  /// One post of a webhook.
  ///
  /// @param number 1 for the first attempt with this webhook
  /// @param statusCode what Ava answered, nothing if no answer came
  /// @param trouble what went wrong, nothing if Ava took it
  /// @param millis how long the answer took
  record Attempt(
      SignedWebhook.About about,
      int number,
      Instant at,
      @Nullable Integer statusCode,
      @Nullable String trouble,
      long millis) {
    /// Only 200 counts for Meta.
    boolean taken() {
      return trouble == null;
    }
  }
}
