package dev.ava.bootstrap.queue;

import static dev.ava.bootstrap.queue.QueueCalls.NOW;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.somethingKept;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowCommandTest {
  private static final SendFailure EXPIRED =
      new SendFailure(190, "Error validating access token of +4915112345678");

  private final QueueCalls queue = new QueueCalls();

  @Test
  void whereNothingHasHappenedThereIsNothingToDo() {
    assertThat(queue.call())
        .isEqualTo(
            new QueueCalls.Answer(
                0,
                """
                The queues at 2026-11-20 12:34:56 UTC

                INBOX, what Meta told us
                  waiting       0
                  dead          0
                  kept          0

                OUTBOX, what is to go out
                  waiting       0
                  sending       0
                  unknown       0
                  refused       0

                NUMBERS
                  none has sent yet

                TO DO
                  nothing
                """,
                ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "show"})
  void whatWaitsAndWhatIsToDoIsOneScreen(String command) {
    fill();

    var answer = command.isEmpty() ? queue.call() : queue.call(command);

    assertThat(answer.out())
        .isEqualTo(
            """
            The queues at 2026-11-20 12:37:01 UTC

            INBOX, what Meta told us
              waiting       2  the oldest for 2 min 5 s
              dead          1
              kept          1

            OUTBOX, what is to go out
              waiting       1  the oldest for 5 s
              sending       1
              unknown       1
              refused       1

            NUMBERS
              106540352242922  is stopped since 2026-11-20 12:36:56 UTC, is probed next at 2026-11-20 12:37:56 UTC
                why   The access token has expired. (code 190)
                Meta  Error validating access token of ***
                do    Issue a new token of a system user and set WHATSAPP_ACCESS_TOKEN.
              2  sends
              3  rests until 2026-11-20 12:38:00 UTC
                why   The number sends faster than it may. (code 130429)
                Meta  slow down
                do    It passes by itself; Ava lets the number rest and goes on.
              4  sends

            TO DO
              dead in the inbox    see `ava queue list dead`; mended: `ava queue replay --dead`
              unknown              see `ava queue list unknown`; `ava queue resend ID` may repeat a message
              refused              see `ava queue list dead`; mended: `ava queue resend ID`
              a number is stopped  mended: `ava queue resume 106540352242922`
            """);
    assertThat(answer.code()).isZero();
    assertThat(queue.closed()).isEqualTo(queue.opened()).isEqualTo(1);
  }

  @Test
  void programsReadTheSameAsJson() {
    fill();

    var json = queue.call("--json").json();

    assertThat(json)
        .containsEntry("at", "2026-11-20T12:37:01Z")
        .containsEntry(
            "inbox",
            Map.of(
                "waiting", 2,
                "kept", 1,
                "dead", 1,
                "oldest", "2026-11-20T12:34:56Z",
                "oldest_seconds", 125.0));
    assertThat(String.valueOf(json.get("numbers")))
        .contains("standing=stopped", "code=190", "reason=Error validating access token of ***")
        .contains("meaning=The access token has expired.", "remedy=Issue a new token");
  }

  private void fill() {
    queue.ends(aText().build(), new Ending.Dead("IllegalStateException"));
    queue.ends(aText().build(), new Ending.Done());
    queue.ends(somethingKept().build(), new Ending.Kept("A sticker."));
    queue.arrives(aText().build());
    queue.fakes.clock.advance(Duration.ofMinutes(2));
    queue.arrives(aText().build());
    queue.isUnknown(anOutboundMessage().build(), "No answer.");
    queue.isRefused(anOutboundMessage().build(), new SendFailure(131_026, "undeliverable"));
    queue.isAccepted(anOutboundMessage().build());
    queue.isBeingSent(anOutboundMessage().build());
    queue.waits(anOutboundMessage().createdAt(queue.fakes.clock.instant()).build());
    standings();
    queue.fakes.clock.advance(Duration.ofSeconds(5));
  }

  private void standings() {
    var slow = new SendFailure(130_429, "slow down");
    var now = queue.fakes.clock.instant();
    queue.inTransaction(
        () -> {
          var numbers = queue.fakes.numbers;
          numbers.stop(Fixtures.OUR_NUMBER, now.plusSeconds(60), EXPIRED, now);
          numbers.permit(new PhoneNumberId("2"), 1, Duration.ZERO, Duration.ZERO, now, now);
          numbers.pause(new PhoneNumberId("3"), NOW.plusSeconds(184), slow, now);
          numbers.pause(new PhoneNumberId("4"), now.plusSeconds(1), slow, now);
        });
  }
}
