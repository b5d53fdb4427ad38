package dev.ava.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/// How often each key may do one thing. Thread-safe, bounded in memory. A key that was silent for a
/// period has its whole allowance back, so forgetting it then changes nothing.
final class Allowance {
  private final int times;
  private final Duration period;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  Allowance(int times, Duration period, int trackedKeys, TimeMeter time) {
    this.times = times;
    this.period = period;
    this.time = time;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(trackedKeys)
            .expireAfterAccess(period)
            .ticker(time::currentTimeNanos)
            .build();
  }

  /// Takes one.
  ///
  /// @throws Refusal 429 if there is none left
  void take(String key) {
    var taken = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!taken.isConsumed()) {
      throw Refusal.of(
          ProblemCode.TOO_MANY_REQUESTS, Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }
  }

  /// Gives one back that was taken.
  void giveBack(String key) {
    bucket(key).addTokens(1);
  }

  /// How many keys are remembered now.
  long trackedKeys() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private Bucket bucket(String key) {
    return buckets.get(key, _ -> full());
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
        .withCustomTimePrecision(time)
        .build();
  }
}
