package dev.ava.domain.messaging.usecase;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.port.BusinessNumbers;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What sends tell of the numbers that sent holds whatever has become of the messages: a number
/// resumes, rests or is stopped. To be called inside a transaction.
final class NumberNews {
  private final BusinessNumbers numbers;

  NumberNews(BusinessNumbers numbers) {
    this.numbers = numbers;
  }

  /// @return the numbers that were not stopped before and are now
  Set<PhoneNumberId> tell(List<Sent> group, Instant now) {
    Map<PhoneNumberId, List<Sent>> byNumber =
        group.stream()
            .filter(sent -> sent.resumes() || sent.failed().isPresent())
            .collect(
                groupingBy(
                    Sent::number,
                    () -> new TreeMap<>(Comparator.comparing(PhoneNumberId::value)),
                    toList()));
    var stopped = new HashSet<PhoneNumberId>();
    byNumber.forEach(
        (number, sent) -> {
          if (tell(number, sent, now)) {
            stopped.add(number);
          }
        });
    return stopped;
  }

  private boolean tell(PhoneNumberId number, List<Sent> group, Instant now) {
    if (group.stream().anyMatch(Sent::resumes)) {
      numbers.resume(number);
    }
    failed(group, Handling.PAUSE)
        .map(sent -> FailedSends.rest(sent.attempt(), sent.failed().orElseThrow(), now))
        .max(Comparator.comparing(FailedSends.Rest::until))
        .ifPresent(rest -> numbers.pause(number, rest.until(), rest.why(), now));
    return failed(group, Handling.STOP)
        .findFirst()
        .filter(
            sent ->
                numbers.stop(
                    number, FailedSends.probeAt(now), sent.failed().orElseThrow().why(), now))
        .isPresent();
  }

  private static Stream<Sent> failed(List<Sent> group, Handling handling) {
    return group.stream()
        .filter(sent -> sent.failed().filter(failed -> failed.handling() == handling).isPresent());
  }
}
