package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bench.SteadyBooks.Inbox;
import dev.ava.bench.SteadyBooks.Log;
import dev.ava.bench.SteadyBooks.Outbox;
import dev.ava.bench.SteadyBooks.Sent;
import org.junit.jupiter.api.Test;

class SteadyBooksTest {
  private static final Sent SENT = SteadyRuns.BOOKS.sent();
  private static final Inbox INBOX = SteadyRuns.BOOKS.inbox();
  private static final Log LOG = SteadyRuns.BOOKS.log();
  private static final Outbox OUTBOX = SteadyRuns.BOOKS.outbox();

  @Test
  void whatWasSentAndIsThereOnceIsRight() {
    assertThat(SteadyRuns.BOOKS.faults()).isEmpty();
  }

  @Test
  void whatIsThereTwiceHidesNoLoss() {
    var books = new SteadyBooks(SENT, new Inbox(100, 99, 300, 0, 0, 0), LOG, OUTBOX);

    assertThat(books.faults())
        .containsExactly(
            "1 messages that were answered 200 are not in the inbox",
            "1 rows of the inbox have a message once more");
  }

  @Test
  void aLostReportIsFound() {
    var books = new SteadyBooks(SENT, new Inbox(100, 100, 298, 0, 0, 0), LOG, OUTBOX);

    assertThat(books.faults())
        .containsExactly("2 reports that were answered 200 are not in the inbox");
  }

  @Test
  void aReportThatWasNeverToldIsFound() {
    var books =
        new SteadyBooks(
            new Sent(100, 299, 300, 1, SENT.taken()),
            new Inbox(100, 100, 300, 0, 0, 0),
            LOG,
            OUTBOX);

    assertThat(books.faults()).containsExactly("1 reports were never answered 200");
  }

  @Test
  void aRowFromNowhereIsFound() {
    var books = new SteadyBooks(SENT, new Inbox(100, 100, 301, 0, 0, 0), LOG, OUTBOX);

    assertThat(books.faults()).containsExactly("1 rows of the inbox come from no webhook");
  }

  @Test
  void whatIsStuckOrGivenUpIsFound() {
    var books =
        new SteadyBooks(
            SENT, new Inbox(100, 100, 300, 3, 2, 1), LOG, new Outbox(100, 100, 4, 5, 6));

    assertThat(books.faults())
        .containsExactly(
            "3 items of the inbox still wait",
            "2 items of the inbox could not be read",
            "1 items of the inbox are dead",
            "4 replies still wait",
            "5 replies are unknown",
            "6 replies were refused or failed");
  }

  @Test
  void aDoubledReplyIsFoundWhereverItIs() {
    var books =
        new SteadyBooks(
            new Sent(100, 300, 300, 0, new Takings.Count(102, 100, 1)),
            INBOX,
            new Log(101, 100, 101, 100, 101),
            new Outbox(101, 100, 0, 0, 0));

    assertThat(books.faults())
        .containsExactly(
            "1 messages are in the log once more",
            "1 replies are in the log once more",
            "1 replies are in the outbox once more",
            "1 replies reached Graph once more",
            "1 messages reached Graph that reply to nothing");
  }

  @Test
  void aMissingReplyIsFoundWhereverItIsMissing() {
    var books =
        new SteadyBooks(
            new Sent(100, 291, 291, 0, new Takings.Count(97, 97, 0)),
            new Inbox(100, 100, 291, 0, 0, 0),
            new Log(100, 100, 99, 99, 98),
            new Outbox(98, 98, 0, 0, 0));

    assertThat(books.faults())
        .containsExactly(
            "1 messages have no reply in the log",
            "2 messages have no accepted reply in the outbox",
            "3 replies never reached Graph",
            "1 replies are not read, whatever was reported");
  }

  @Test
  void withoutReportsNothingHasToBeRead() {
    var books =
        new SteadyBooks(
            new Sent(100, 0, 0, 0, SENT.taken()),
            new Inbox(100, 100, 0, 0, 0, 0),
            new Log(100, 100, 100, 100, 0),
            OUTBOX);

    assertThat(books.faults()).isEmpty();
  }
}
