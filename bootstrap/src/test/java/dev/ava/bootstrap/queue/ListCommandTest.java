package dev.ava.bootstrap.queue;

import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.somethingKept;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.Inbox.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListCommandTest {
  private static final String LANE = "p:106540352242922:+4915112345678";

  private final QueueCalls queue = new QueueCalls();

  @Test
  void whatIsDeadIsListedWithItsReasonAndWhatMetasCodeMeans() {
    var refused = anOutboundMessage().build();
    queue.ends(aText().lane(LANE).build(), new Ending.Dead("IllegalStateException"));
    queue.isRefused(refused, new SendFailure(131_026, "(#131026) to +4915112345678"));

    assertThat(queue.call("list", "dead").out())
        .isEqualTo(
            """
            INBOX
            ID  STATE  ARRIVED              DUE  ATTEMPTS  PERSON    REASON
            1   dead   2026-11-20 12:34:56  -    1         +49...78  IllegalStateException

            OUTBOX
            ID                                    STATE    CREATED              SINCE                DUE  ATTEMPTS  NUMBER           CODE    REASON
            %s  refused  2026-11-20 12:34:56  2026-11-20 12:34:56  -    1         106540352242922  131026  (#131026) to ***

            META'S CODES
            131026   The message cannot be delivered: not on WhatsApp, an old app, or terms not accepted.
                     This person cannot be reached with this message; do not repeat it.
            """
                .formatted(refused.id()));
  }

  @Test
  void whatWaitsOrIsUnderWayIsListedWithWhenItIsDue() {
    var sending = anOutboundMessage().build();
    var waiting = anOutboundMessage().build();
    queue.arrives(aText().lane(LANE).build());
    queue.isBeingSent(sending);
    queue.waits(waiting);

    var listed = queue.call("list", "waiting").out();

    assertThat(listed)
        .containsSubsequence("1   waiting  2026-11-20 12:34:56  2026-11-20 12:34:56  0", "+49...78")
        .containsSubsequence(sending.id() + "  sending", waiting.id() + "  waiting")
        .doesNotContain("META'S CODES");
  }

  @Test
  void whatIsUnknownOrKeptIsInOneQueueOnly() {
    queue.isUnknown(anOutboundMessage().build(), "No answer within 10 s.");
    queue.ends(somethingKept().build(), new Ending.Kept("A message of type sticker."));

    assertThat(queue.call("list", "unknown").out())
        .startsWith("OUTBOX\n")
        .contains("-     No answer within 10 s.")
        .doesNotContain("INBOX");
    assertThat(queue.call("list", "kept").out())
        .startsWith("INBOX\n")
        .contains("A message of type sticker.")
        .doesNotContain("OUTBOX");
  }

  @ParameterizedTest
  @ValueSource(strings = {"waiting", "stuck", "dead"})
  void nothingIsSaidToBeNothing(String which) {
    assertThat(queue.call("list", which).out()).isEqualTo("INBOX\nnothing\n\nOUTBOX\nnothing\n");
  }

  @Test
  void aListThatIsFullSaysSo() {
    queue.arrives(aText().build());
    queue.arrives(aText().build());

    assertThat(queue.call("list", "waiting", "--most", "1").out())
        .contains("The first 1; --most shows more.");
    assertThat(queue.call("list", "waiting", "--most", "3").out()).doesNotContain("--most");
  }

  @Test
  void programsReadTheSameAsJson() {
    var refused = anOutboundMessage().build();
    queue.ends(aText().lane(LANE).build(), new Ending.Dead("IllegalStateException"));
    queue.isRefused(refused, new SendFailure(131_026, "to +4915112345678"));

    var json = queue.call("list", "dead", "--json").json();

    assertThat(json).containsEntry("which", "dead");
    assertThat(String.valueOf(json.get("inbox")))
        .contains("id=1", "state=dead", "person=+49...78", "attempts=1", "reason=IllegalStateE");
    assertThat(String.valueOf(json.get("outbox")))
        .contains("id=" + refused.id(), "state=refused", "code=131026", "reason=to ***")
        .contains("meaning=The message cannot be delivered", "remedy=This person cannot");
  }

  @Test
  void neitherATextNorAPersonIsShownWhole() {
    var message = anOutboundMessage().saying("canary").build();
    queue.arrives(aText(message.to(), "canary").lane(LANE).build());
    queue.waits(message);

    for (var format : new String[] {"--most=50", "--json"}) {
      assertThat(queue.call("list", "waiting", format).out())
          .contains(message.id().toString())
          .doesNotContain("canary", LANE, "5112345678")
          .doesNotContain(message.to().key());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "list, Missing required parameter",
    "list DEAD, 'must be one of: waiting, stuck, unknown, dead, kept'",
    "list dead --most 0, 'A list has 1 to 1,000 entries.'",
    "list dead --most 1001, 'A list has 1 to 1,000 entries.'",
    "list dead --most many, is not an int"
  })
  void aMistakeInTheCallIsSaidBeforeAnythingIsOpened(String call, String sentence) {
    var answer = queue.call(call.split(" ", -1));

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains(sentence).contains("Usage: queue list");
    assertThat(queue.opened()).isZero();
  }
}
