package dev.ava.testkit;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.BusinessNumbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The business numbers in the in-memory store.
public final class InMemoryBusinessNumbers implements BusinessNumbers {
  private final InMemoryStore store;

  public InMemoryBusinessNumbers(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Permit permit(
      PhoneNumberId number,
      int most,
      Duration interval,
      Duration horizon,
      Instant probeAgain,
      Instant now) {
    var row = row(number, now);
    var count = row.moments(most, interval, horizon, now);
    if (count == 0) {
      return new Permit(
          List.of(), false, row.until() != null && row.rests(now) ? row.until() : row.first(now));
    }
    var first = row.first(now);
    var next = first.plus(interval.multipliedBy(count));
    var moments =
        IntStream.range(0, count).mapToObj(i -> first.plus(interval.multipliedBy(i))).toList();
    if (row.standing() == Standing.STOPPED && row.since() != null && row.why() != null) {
      rows()
          .put(
              number,
              row.reserved(next).standing(Standing.STOPPED, row.since(), probeAgain, row.why()));
      return new Permit(moments, true, probeAgain);
    }
    rows().put(number, NumberRow.open(number, next));
    return new Permit(moments, false, next);
  }

  @Override
  public void pause(PhoneNumberId number, Instant until, SendFailure why, Instant now) {
    var row = row(number, now);
    var restsLonger = row.until() != null && row.until().isAfter(until);
    if (row.standing() != Standing.STOPPED && !restsLonger) {
      rows().put(number, row.standing(Standing.PAUSED, now, until, why));
    }
  }

  @Override
  public boolean stop(PhoneNumberId number, Instant probeAt, SendFailure why, Instant now) {
    var row = row(number, now);
    var since = row.standing() == Standing.STOPPED ? row.since() : null;
    rows().put(number, row.standing(Standing.STOPPED, since == null ? now : since, probeAt, why));
    return since == null;
  }

  @Override
  public boolean resume(PhoneNumberId number) {
    var row = rows().get(number);
    if (row == null || row.standing() == Standing.OPEN) {
      return false;
    }
    rows().put(number, NumberRow.open(number, row.nextAt()));
    return true;
  }

  @Override
  public List<State> list() {
    return rows().values().stream()
        .sorted(Comparator.comparing(row -> row.number().value()))
        .map(NumberRow::state)
        .toList();
  }

  private NumberRow row(PhoneNumberId number, Instant now) {
    return rows().computeIfAbsent(number, id -> NumberRow.open(id, now));
  }

  private Map<PhoneNumberId, NumberRow> rows() {
    var rows = store.tables().numbers;
    store.requireService();
    return rows;
  }
}
