package dev.ava.postgres;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

@Singleton
final class PostgresBusinessNumbers implements BusinessNumbers {
  private final NumberRows rows;

  PostgresBusinessNumbers(NumberRows rows) {
    this.rows = rows;
  }

  @Override
  public Permit permit(
      PhoneNumberId number,
      int most,
      Duration interval,
      Duration horizon,
      Instant probeAgain,
      Instant now) {
    var asked = now.truncatedTo(ChronoUnit.MICROS);
    var micros = Micros.of(interval);
    Supplier<Optional<Permit>> reserve =
        () ->
            rows.reserve(number.value(), most, micros, asked.plus(horizon), probeAgain, asked)
                .map(row -> row.toPermit(micros));
    return reserve
        .get()
        .or(() -> onceKnown(number, asked, reserve))
        .orElseGet(() -> new Permit(List.of(), false, askAgain(number, asked)));
  }

  /// Tries once more: the number may not have been known, or not to everybody.
  private Optional<Permit> onceKnown(
      PhoneNumberId number, Instant now, Supplier<Optional<Permit>> reserve) {
    rows.add(number.value(), now);
    return reserve.get();
  }

  private Instant askAgain(PhoneNumberId number, Instant now) {
    return rows.find(number.value()).map(row -> row.askAgain(now)).orElse(now);
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
