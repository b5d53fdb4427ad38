package dev.ava.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ava.domain.shared.port.Allowances;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Allowances in the memory of this node, which is bounded for each limit: the least used subjects
/// are forgotten beyond that. A subject that was silent for a period has its whole allowance back,
/// so forgetting it then changes nothing.
final class MemoryAllowances implements Allowances {
  private final long trackedSubjects;
  private final TimeMeter time;
  private final Map<Limit, Cache<Subject, Bucket>> buckets = new ConcurrentHashMap<>();

  MemoryAllowances(long trackedSubjects, TimeMeter time) {
    this.trackedSubjects = trackedSubjects;
    this.time = time;
  }

  @Override
  public Answer take(Limit limit, Subject subject) {
    var taken = bucket(limit, subject).tryConsumeAndReturnRemaining(1);
    return taken.isConsumed()
        ? new Answer.Taken(
            Math.toIntExact(taken.getRemainingTokens()),
            Duration.ofNanos(taken.getNanosToWaitForReset()))
        : new Answer.Spent(Duration.ofNanos(taken.getNanosToWaitForRefill()));
  }

  @Override
  public void giveBack(Limit limit, Subject subject) {
    bucket(limit, subject).addTokens(1);
  }

  @Override
  public boolean answersAtOnce() {
    return true;
  }

  /// How many subjects of a limit are remembered now.
  long trackedSubjects(Limit limit) {
    var cache = cache(limit);
    cache.cleanUp();
    return cache.estimatedSize();
  }

  private Bucket bucket(Limit limit, Subject subject) {
    return cache(limit).get(subject, _ -> full(limit));
  }

  private Cache<Subject, Bucket> cache(Limit limit) {
    return buckets.computeIfAbsent(
        limit,
        _ ->
            Caffeine.newBuilder()
                .maximumSize(trackedSubjects)
                .expireAfterAccess(limit.period())
                .ticker(time::currentTimeNanos)
                .build());
  }

  private Bucket full(Limit limit) {
    return Bucket.builder()
        .addLimit(
            bandwidth ->
                bandwidth.capacity(limit.times()).refillGreedy(limit.times(), limit.period()))
        .withCustomTimePrecision(time)
        .build();
  }
}
