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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Wakes workers by LISTEN/NOTIFY on a connection of its own, which reads no table. While that
/// connection is down, workers look for themselves. Behind a pooler on which no notifications come
/// they do so all the time, except for what this node itself has added (see [Bells]).
@Singleton
final class PostgresWorkSignal implements WorkSignal {
  private static final Logger log = LoggerFactory.getLogger(PostgresWorkSignal.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Map<String, Queue> channels =
      Arrays.stream(Queue.values())
          .collect(Collectors.toUnmodifiableMap(PostgresWorkSignal::channel, Function.identity()));
  private final Outages outages = new Outages();
  private final R2dbcConnections connections;
  private final Bells bells;
  private final Disposable listening;

  PostgresWorkSignal(
      Routes routes,
      Logins logins,
      R2dbcConnections connections,
      Bells bells,
      CallerConnections schemaIsUpToDate) {
    this.connections = connections;
    this.bells = bells;
    this.listening =
        routes
            .notifications()
            .map(address -> start(address, logins.service()))
            .orElseGet(
                () -> {
                  log.info(
                      "No notifications come through the pooler at {}: workers look for what other"
                          + " nodes have added",
                      routes.requests().place());
                  return Disposables.disposed();
                });
  }

  @Override
  public void await(Queue queue, Duration atMost) throws InterruptedException {
    bells.of(queue).await(atMost);
  }

  @PreDestroy
  void stop() {
    listening.dispose();
  }

  private Disposable start(DatabaseAddress address, Login login) {
    return Flux.usingWhen(
            Mono.from(connections.to(address, login).create()).cast(PostgresqlConnection.class),
            this::listen,
            PostgresqlConnection::close)
        .repeatWhen(ends -> ends.delayElements(FIRST_PAUSE))
        .doOnError(outages::began)
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .transientErrors(true))
        .subscribe();
  }

  /// Rings all bells once it listens, for what it may have missed. Every signal that it emits makes
  /// the next outage begin with the shortest pause.
  private Flux<String> listen(PostgresqlConnection connection) {
    var listen =
        channels.keySet().stream().map("listen %s"::formatted).collect(Collectors.joining("; "));
    return connection
        .createStatement(listen)
        .execute()
        .flatMap(PostgresqlResult::getRowsUpdated)
        .thenMany(Flux.fromIterable(channels.keySet()))
        .doOnComplete(outages::ended)
        .concatWith(connection.getNotifications().map(Notification::getName))
        .doOnNext(channel -> bells.of(Objects.requireNonNull(channels.get(channel))).ring());
  }

  private static String channel(Queue queue) {
    return "ava_" + queue.name().toLowerCase(Locale.ROOT);
  }

  /// Tells of outages, not more often than once a minute, however often the connection is lost.
  private static final class Outages {
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private long toldAt;
    private boolean told;

    synchronized void began(Throwable failure) {
      var now = System.nanoTime();
      if (told || (toldAt != 0 && now - toldAt < SILENCE.toNanos())) {
        log.debug("Not listening for work", failure);
        return;
      }
      log.warn("Not listening for work, so workers look for themselves: {}", failure.getMessage());
      told = true;
      toldAt = now;
    }

    synchronized void ended() {
      if (told) {
        log.info("Listening for work again");
        told = false;
      }
    }
  }
}
