package dev.ava.postgres;

import dev.ava.domain.messaging.Queue;
import dev.ava.domain.messaging.port.WorkSignal;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Wakes workers by LISTEN/NOTIFY on a connection of its own, which reads no table. While that
/// connection is down, or behind a pooler that does not pass notifications on, workers look for
/// themselves.
@Singleton
final class PostgresWorkSignal implements WorkSignal {
  private static final Logger log = LoggerFactory.getLogger(PostgresWorkSignal.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Map<String, Bell> bells =
      Arrays.stream(Queue.values())
          .collect(Collectors.toUnmodifiableMap(PostgresWorkSignal::channel, queue -> new Bell()));
  private final Disposable listening;

  PostgresWorkSignal(Database database, Logins logins, CallerConnections schemaIsUpToDate) {
    var connections = R2dbcConnections.to(database.address(), logins.service());
    this.listening =
        Flux.usingWhen(
                Mono.from(connections.create()).cast(PostgresqlConnection.class),
                this::listen,
                PostgresqlConnection::close)
            .repeat()
            .doOnError(failure -> log.warn("Not listening for work: {}", failure.getMessage()))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                    .maxBackoff(LONGEST_PAUSE)
                    .transientErrors(true))
            .subscribe();
  }

  @Override
  public void await(Queue queue, Duration atMost) throws InterruptedException {
    bell(channel(queue)).await(atMost);
  }

  @PreDestroy
  void stop() {
    listening.dispose();
  }

  /// Rings all bells once it listens, for what it may have missed. Every signal that it emits makes
  /// the next outage begin with the shortest pause.
  private Flux<String> listen(PostgresqlConnection connection) {
    var listen =
        bells.keySet().stream().map("listen %s"::formatted).collect(Collectors.joining("; "));
    return connection
        .createStatement(listen)
        .execute()
        .flatMap(PostgresqlResult::getRowsUpdated)
        .thenMany(Flux.fromIterable(bells.keySet()))
        .concatWith(connection.getNotifications().map(Notification::getName))
        .doOnNext(channel -> bell(channel).ring());
  }

  private Bell bell(String channel) {
    return Objects.requireNonNull(bells.get(channel), "Not a channel of ours");
  }

  private static String channel(Queue queue) {
    return "ava_" + queue.name().toLowerCase(Locale.ROOT);
  }
}
