package dev.ava.postgres;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

@Singleton
final class PostgresBusinessNumbers implements BusinessNumbers {
  private static final long NANOS_IN_A_MICRO = 1_000;

  private final NumberRows rows;

  PostgresBusinessNumbers(NumberRows rows) {
    this.rows = rows;
  }

  @Override
  public Permit permit(
      PhoneNumberId number, Duration interval, Duration horizon, Instant probeAgain, Instant now) {
    var asked = now.truncatedTo(ChronoUnit.MICROS);
    var micros = interval.toNanos() / NANOS_IN_A_MICRO;
    return rows.reserve(number.value(), micros, asked.plus(horizon), probeAgain, asked)
        .<Permit>map(
            row ->
                new Permit.Granted(
                    row.nextAt().toInstant().minus(micros, ChronoUnit.MICROS), row.isStopped()))
        .orElseGet(
            () ->
                new Permit.NotBefore(
                    rows.find(number.value()).map(row -> row.askAgain(asked)).orElse(asked)));
  }

  @Override
  public void pause(PhoneNumberId number, Instant until, SendFailure why, Instant now) {
    rows.pause(number.value(), until, why.code(), why.reason(), now);
  }

  @Override
  public boolean stop(PhoneNumberId number, Instant probeAt, SendFailure why, Instant now) {
    if (rows.stop(number.value(), probeAt, why.code(), why.reason(), now) > 0) {
      return true;
    }
    rows.staysStopped(number.value(), probeAt, why.code(), why.reason());
    return false;
  }

  @Override
  public boolean resume(PhoneNumberId number) {
    return rows.resume(number.value()) > 0;
  }

  @Override
  public List<State> list() {
    return rows.list().stream().map(NumberRow::toState).toList();
  }
}
