package dev.ava.worker;

import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.usecase.InspectQueues.Outcome;
import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How the queues and the numbers stand. A backlog or a stopped number makes no node unready: it
/// could take in webhooks all the same, and that is what must go on.
@Singleton
@Requires(property = "ava.workers.enabled", notEquals = "false")
@Readiness
final class QueueHealth extends AbstractHealthIndicator<Map<String, Object>> {
  private final QueueWatch watch;

  QueueHealth(QueueWatch watch) {
    this.watch = watch;
  }

  @Override
  protected String getName() {
    return "queues";
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    healthStatus = HealthStatus.UP;
    return watch.latest().map(this::details).orElseGet(Map::of);
  }

  HealthStatus status() {
    return healthStatus;
  }

  private Map<String, Object> details(Outcome of) {
    var details = new LinkedHashMap<String, Object>();
    details.put("inbox", queue(of.inbox().counts(), watch.age(of.inbox().oldest())));
    details.put("outbox", queue(of.outbox().counts(), watch.age(of.outbox().oldest())));
    details.put("numbers", of.numbers().stream().map(QueueHealth::number).toList());
    return details;
  }

  private static Map<String, Object> queue(Map<? extends Enum<?>, Long> counts, double oldest) {
    var queue = new LinkedHashMap<String, Object>();
    List.copyOf(counts.keySet()).stream()
        .sorted()
        .forEach(state -> queue.put(lower(state), counts.get(state)));
    queue.put("oldest_seconds", oldest);
    return queue;
  }

  private static Map<String, Object> number(BusinessNumbers.State number) {
    var details = new LinkedHashMap<String, Object>();
    details.put("phone_number_id", number.number().value());
    details.put("standing", lower(number.standing()));
    Optional.ofNullable(number.until()).ifPresent(until -> details.put("until", until.toString()));
    Optional.ofNullable(number.why()).ifPresent(why -> details.put("meaning", why.meaning()));
    Optional.ofNullable(number.why()).ifPresent(why -> details.put("remedy", why.remedy()));
    return details;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
