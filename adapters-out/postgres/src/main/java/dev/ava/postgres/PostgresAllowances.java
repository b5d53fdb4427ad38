package dev.ava.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Allowances;
import dev.ava.domain.shared.port.Transactions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

/// Allowances of all nodes together: one time for each subject, when its allowance is whole again
/// (generic cell rate algorithm), moved on in one statement. Who is counted stands there as a hash,
/// but for the ids of users, who are to be found when they are erased.
final class PostgresAllowances implements Allowances {
  private static final long NANOS_IN_A_MICRO = 1_000;
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  private final AllowanceRows rows;
  private final Transactions transactions;
  private final Clock clock;
  private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);

  PostgresAllowances(AllowanceRows rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Answer take(Limit limit, Subject subject) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    sweep(now);
    var horizon = now.plus(limit.period());
    var row =
        transactions.required(
            Caller.Service.LIMITS,
            () -> rows.take(limit.name(), key(subject), micros(limit), horizon, now));
    return row.map(found -> answer(found, limit, horizon, now))
        .orElseGet(() -> new Answer.Spent(limit.interval()));
  }

  @Override
  public void giveBack(Limit limit, Subject subject) {
    transactions.required(
        Caller.Service.LIMITS,
        () -> {
          rows.giveBack(limit.name(), key(subject), micros(limit));
        });
  }

  @Override
  public boolean answersAtOnce() {
    return false;
  }

  private static Answer answer(AllowanceRow row, Limit limit, Instant horizon, Instant now) {
    var wholeAt = row.wholeAt().toInstant();
    return row.taken()
        ? new Answer.Taken(
            Math.toIntExact(Duration.between(wholeAt, horizon).dividedBy(limit.interval())),
            Duration.between(now, wholeAt))
        : new Answer.Spent(Duration.between(horizon, wholeAt.plus(limit.interval())));
  }

  /// One take in a minute takes the time for it.
  private void sweep(Instant now) {
    var due = nextSweep.get();
    if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS))) {
      transactions.required(
          Caller.Service.LIMITS,
          () -> {
            rows.forget(now);
          });
    }
  }

  private static long micros(Limit limit) {
    return limit.interval().toNanos() / NANOS_IN_A_MICRO;
  }

  private static String key(Subject subject) {
    return switch (subject) {
      case Subject.Address(var network) -> hash("address", network);
      case Subject.Account(var email) -> hash("account", email.value());
      case Subject.Person(var id) -> id.value().toString();
    };
  }

  private static String hash(String kind, String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(kind.getBytes(UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
