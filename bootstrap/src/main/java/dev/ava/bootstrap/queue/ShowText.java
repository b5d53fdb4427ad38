package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.messaging.usecase.InspectQueues.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the queues and the numbers stand, on one screen.
final class ShowText {
  private static final String LINE = "%n  %-8s %6d%s";

  private final Outcome outcome;

  private ShowText(Outcome outcome) {
    this.outcome = outcome;
  }

  static String of(Outcome outcome) {
    return new ShowText(outcome).text();
  }

  private String text() {
    var text = new StringBuilder("The queues at ").append(utc(outcome.at()));
    text.append("\n\nINBOX, what Meta told us");
    inbox(text, Inbox.State.WAITING, oldest(outcome.inbox().oldest()));
    inbox(text, Inbox.State.DEAD, "");
    inbox(text, Inbox.State.KEPT, "");
    text.append("\n\nOUTBOX, what is to go out");
    outbox(text, Outbox.State.WAITING, oldest(outcome.outbox().oldest()));
    outbox(text, Outbox.State.SENDING, "");
    outbox(text, Outbox.State.UNKNOWN, "");
    outbox(text, Outbox.State.REFUSED, "");
    text.append("\n\nNUMBERS");
    outcome.numbers().forEach(number -> number(text, number));
    if (outcome.numbers().isEmpty()) {
      text.append("\n  none has sent yet");
    }
    text.append("\n\nTO DO");
    var advice = advice();
    (advice.isEmpty() ? List.of("nothing") : advice)
        .forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }

  private void inbox(StringBuilder text, Inbox.State state, String more) {
    text.append(LINE.formatted(Words.of(state), count(outcome.inbox().counts(), state), more));
  }

  private void outbox(StringBuilder text, Outbox.State state, String more) {
    text.append(LINE.formatted(Words.of(state), count(outcome.outbox().counts(), state), more));
  }

  private void number(StringBuilder text, BusinessNumbers.State number) {
    text.append("\n  %s  %s".formatted(number.number().value(), standing(number)));
    var why = number.why();
    if (why != null && !sends(number)) {
      text.append("\n    why   %s (code %s)".formatted(why.meaning(), Words.code(why)))
          .append("\n    Meta  ")
          .append(Words.reason(why))
          .append("\n    do    ")
          .append(why.remedy());
    }
  }

  private String standing(BusinessNumbers.State number) {
    if (sends(number)) {
      return "sends";
    }
    return number.standing() == Standing.PAUSED
        ? "rests until " + utc(number.until())
        : "is stopped since %s, is probed next at %s"
            .formatted(utc(number.since()), utc(number.until()));
  }

  /// Whether it is open, or its rest is over.
  private boolean sends(BusinessNumbers.State number) {
    return switch (number.standing()) {
      case OPEN -> true;
      case PAUSED -> number.until() == null || !number.until().isAfter(outcome.at());
      case STOPPED -> false;
    };
  }

  private List<String> advice() {
    var advice = new ArrayList<String>();
    if (count(outcome.inbox().counts(), Inbox.State.DEAD) > 0) {
      advice.add(
          "dead in the inbox    see `ava queue list dead`; mended: `ava queue replay --dead`");
    }
    if (count(outcome.outbox().counts(), Outbox.State.UNKNOWN) > 0) {
      advice.add(
          "unknown              see `ava queue list unknown`; `ava queue resend ID` may repeat a message");
    }
    if (count(outcome.outbox().counts(), Outbox.State.REFUSED) > 0) {
      advice.add("refused              see `ava queue list dead`; mended: `ava queue resend ID`");
    }
    outcome.numbers().stream()
        .filter(number -> number.standing() == Standing.STOPPED)
        .map(
            number ->
                "a number is stopped  mended: `ava queue resume " + number.number().value() + "`")
        .forEach(advice::add);
    return advice;
  }

  private String oldest(Optional<Instant> oldest) {
    return oldest
        .map(since -> "  the oldest for " + Times.span(Duration.between(since, outcome.at())))
        .orElse("");
  }

  private static String utc(@Nullable Instant time) {
    return Times.utc(time) + " UTC";
  }

  private static <S extends Enum<S>> long count(Map<S, Long> counts, S state) {
    return counts.getOrDefault(state, 0L);
  }
}
