package dev.ava.bootstrap.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.bootstrap.prove.Evidence.Logged;
import dev.ava.bootstrap.prove.Evidence.Queued;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each broken promise is noticed, and none where all is well.
class ComparisonTest {
  private static final int MESSAGES = 4;

  private final List<Sender> senders = List.of(Sender.of(0), Sender.of(1));
  private final List<Said> said =
      IntStream.range(0, MESSAGES)
          .mapToObj(i -> new Said(i, i % 2, i / 2, "wamid.IN." + i, "text " + i))
          .toList();
  private final List<Logged> logged = new ArrayList<>();
  private final List<Queued> outbox = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private final List<String> putAside = new ArrayList<>();
  private final Map<String, String> highest = new HashMap<>();

  ComparisonTest() {
    for (var each : said) {
      var sender = senders.get(each.sender());
      var id = new UUID(0, each.number());
      logged.add(user(each));
      logged.add(reply(each, "delivered"));
      outbox.add(new Queued(id, each.reply(), "accepted"));
      taken.add(new Taken("wamid.OUT." + each.number(), sender.address(), each.reply(), id + "/1"));
      highest.put("wamid.OUT." + each.number(), "delivered");
    }
  }

  @Test
  void whereAllIsWellNothingIsFound() {
    assertThat(findings()).isEmpty();
  }

  @Test
  void aMessageThatIsNotInTheLogIsLost() {
    logged.remove(user(said.get(1)));

    assertThat(violations()).containsExactly(Violation.LOST);
  }

  @Test
  void aMessageThatIsInTheLogTwiceIsDuplicated() {
    logged.add(user(said.get(3)));

    assertThat(violations()).containsExactly(Violation.DUPLICATED);
  }

  @Test
  void aMessageInTheLogOfSomebodyElseIsStrange() {
    var wrong = user(said.get(0));
    logged.set(
        0,
        new Logged(
            senders.get(1).account(), "user", wrong.content(), wrong.wamid(), wrong.status()));

    assertThat(violations()).containsExactly(Violation.STRANGE);
  }

  @Test
  void aMessageThatSaysSomethingElseIsStrange() {
    logged.set(
        0,
        new Logged(
            senders.get(0).account(), "user", "text", Optional.of("wamid.IN.0"), "received"));

    assertThat(violations()).containsExactly(Violation.STRANGE);
  }

  @Test
  void twoMessagesOfOneSenderInTheWrongOrderAreFoundInTheLog() {
    Collections.swap(logged, logged.indexOf(user(said.get(0))), logged.indexOf(user(said.get(2))));

    assertThat(violations()).containsExactly(Violation.LOG_ORDER);
  }

  @Test
  void twoRepliesToOneSenderInTheWrongOrderAreFoundInTheLog() {
    Collections.swap(logged, 1, 5);

    assertThat(violations()).containsExactly(Violation.LOG_ORDER);
  }

  @Test
  void twoMessagesOfDifferentSendersMayComeInAnyOrder() {
    Collections.swap(taken, 0, 1);

    assertThat(findings()).isEmpty();
  }

  @Test
  void aReplyThatIsNotInTheLogIsLost() {
    logged.remove(reply(said.get(2), "delivered"));

    assertThat(violations()).containsExactly(Violation.LOST_REPLY);
  }

  @Test
  void aReplyThatIsInTheLogTwiceIsDoubled() {
    logged.add(reply(said.get(2), "delivered"));

    assertThat(violations()).containsExactly(Violation.DOUBLED_REPLY);
  }

  @Test
  void aReplyThatGraphNeverTookIsLost() {
    taken.remove(2);

    assertThat(violations()).containsExactly(Violation.LOST_REPLY);
  }

  @Test
  void aReplyThatGraphTookTwiceIsDoubled() {
    var first = taken.get(1);
    taken.add(new Taken("wamid.OUT.again", first.address(), first.text(), first.callback()));

    assertThat(violations()).containsExactly(Violation.DOUBLED_REPLY);
  }

  @Test
  void twoRepliesToOneRecipientInTheWrongOrderAreFoundAtGraph() {
    Collections.swap(taken, 1, 3);

    assertThat(violations()).containsExactly(Violation.REPLY_ORDER);
  }

  @Test
  void aReplyToTheWrongPersonIsStrange() {
    var first = taken.get(0);
    taken.set(0, new Taken(first.wamid(), "+491510009999", first.text(), first.callback()));

    assertThat(violations()).containsExactly(Violation.STRANGE);
  }

  @Test
  void aMessageOfTheOutboxThatIsStillUnknownIsNotSettled() {
    outbox.set(0, new Queued(outbox.get(0).id(), outbox.get(0).text(), "unknown"));

    assertThat(violations()).containsExactly(Violation.UNSETTLED);
  }

  @Test
  void aReplyThatIsNotInTheOutboxIsNotSettled() {
    outbox.removeFirst();

    assertThat(violations()).containsExactly(Violation.UNSETTLED);
  }

  @Test
  void aReplyThatIsInTheOutboxTwiceIsDoubled() {
    outbox.add(new Queued(new UUID(0, MESSAGES), outbox.get(0).text(), "accepted"));

    assertThat(violations()).containsExactly(Violation.DOUBLED_REPLY);
  }

  @Test
  void aMessageOfTheOutboxThatAnswersNothingIsStrange() {
    outbox.add(new Queued(new UUID(0, MESSAGES), "hello, stranger", "accepted"));

    assertThat(violations()).containsExactly(Violation.STRANGE);
  }

  @Test
  void aStatusThatIsNotTheFurthestReportedIsBehind() {
    highest.put("wamid.OUT.2", "read");

    assertThat(violations()).containsExactly(Violation.STATUS_BEHIND);
  }

  @Test
  void anItemOfTheInboxThatWasPutAsideIsFound() {
    putAside.add("dead (Unavailable): {}");

    assertThat(violations()).containsExactly(Violation.PUT_ASIDE);
  }

  private List<Violation> violations() {
    return findings().stream().map(Finding::violation).toList();
  }

  private List<Finding> findings() {
    return Comparison.of(new Evidence(senders, said, logged, outbox, putAside, taken, highest));
  }

  private Logged user(Said message) {
    return new Logged(
        senders.get(message.sender()).account(),
        "user",
        message.text(),
        Optional.of(message.wamid()),
        "received");
  }

  private Logged reply(Said message, String status) {
    return new Logged(
        senders.get(message.sender()).account(),
        "assistant",
        message.reply(),
        Optional.empty(),
        status);
  }
}
