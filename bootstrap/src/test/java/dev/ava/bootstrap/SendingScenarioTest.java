package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What becomes of a reply: the 24-hour window, answers of Meta's that never come, and failures.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendingScenarioTest {
  private RunningAva ava;

  @BeforeAll
  void start() {
    ava = RunningAva.start(Map.of("WHATSAPP_LINKING", "open"));
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void whatMetaDeliversThreeDaysLateIsLoggedAndItsReplyIsNotSent() throws Exception {
    var ann = Person.linked(ava);

    ann.sends(said(ann, Duration.ofDays(3), "three days ago"));
    await().until(() -> ann.log().size() == 2 && ann.status().equals("failed"));

    assertThat(ann.log()).containsExactly("[Echo] three days ago", "three days ago");
    assertThat(failure(ann, 0, "code")).isEqualTo("131047");
    assertThat(failure(ann, 0, "meaning")).contains("24 hours");
    assertThat(failure(ann, 0, "remedy")).contains("template");
    assertThat(ann.message(1).get("failure")).isNull();
    assertThat(ann.replies()).isEmpty();
    assertThat(ava.graph().refused(ann.phone())).isZero();
  }

  @Test
  void whatIsSaidMeanwhileOpensTheWindowForTheLateOnesToo() throws Exception {
    var ann = Person.linked(ava);
    ann.talks("I am here");

    ann.sends(
        said(ann, Duration.ofDays(3), "three days ago"),
        said(ann, Duration.ofDays(2), "two days ago"));

    await().until(() -> ann.replies().size() == 3);
    assertThat(ann.replies())
        .containsExactly("[Echo] I am here", "[Echo] three days ago", "[Echo] two days ago");
  }

  @Test
  void whatIsUnknownHoldsBackTheNextToThatPersonOnlyUntilMetaReportsIt() throws Exception {
    var ann = Person.linked(ava);
    var ben = Person.linked(ava);
    ava.graph().loseAnswers(ann.phone());
    ann.says("one");
    await().until(() -> ann.log().size() == 2 && ann.status().equals("unknown"));
    ava.graph().accept(ann.phone());

    ann.says("two");
    ann.says("three");
    await().until(() -> ann.statuses().stream().filter("queued"::equals).count() == 2);
    ben.talks("meanwhile");

    assertThat(ann.replies()).containsExactly("[Echo] one");
    ann.posts(Webhooks.status(ava.graph().to(ann.phone()).getFirst(), "delivered"));
    await().until(() -> ann.replies().size() == 3);
    assertThat(ann.replies()).containsExactly("[Echo] one", "[Echo] two", "[Echo] three");
    await()
        .untilAsserted(
            () ->
                assertThat(ann.statuses())
                    .containsExactly(
                        "accepted", "received", "accepted", "received", "delivered", "received"));
  }

  @Test
  void whatIsUnknownAndReportedAsFailedLetsTheNextOneGo() throws Exception {
    var ann = Person.linked(ava);
    ava.graph().loseAnswers(ann.phone());
    ann.says("one");
    await().until(() -> ann.log().size() == 2 && ann.status().equals("unknown"));
    ava.graph().accept(ann.phone());
    ann.says("two");

    ann.posts(failed(ava.graph().to(ann.phone()).getFirst(), 131_026));
    await().until(() -> ann.replies().size() == 2);

    await()
        .untilAsserted(
            () ->
                assertThat(ann.statuses())
                    .containsExactly("accepted", "received", "failed", "received"));
    assertThat(failure(ann, 2, "code")).isEqualTo("131026");
    assertThat(failure(ann, 2, "meaning")).isNotBlank();
    assertThat(failure(ann, 2, "remedy")).isNotBlank();
  }

  @Test
  void reportsThatAreEarlierThanMetasAnswerClimbToTheHighest() throws Exception {
    var ann = Person.linked(ava);
    ava.graph().hold();
    try {
      ann.says("hello");
      await().until(() -> ann.replies().size() == 1);
      var sent = ava.graph().to(ann.phone()).getFirst();
      for (var status : List.of("read", "sent", "delivered", "sent")) {
        ann.posts(Webhooks.status(sent, status));
      }
      await().until(ann::status, "read"::equals);
    } finally {
      ava.graph().release();
    }
    await().until(() -> ava.waiting() == 0);

    assertThat(ann.status()).isEqualTo("read");
    ann.talks("and on");
  }

  @Test
  void aReportOfAnEarlierAttemptSaysNothingOfALaterOne() throws Exception {
    var ann = Person.linked(ava);
    ava.graph().refuse(ann.phone(), 131_016);
    ann.says("hello");
    await().until(() -> ava.graph().refused(ann.phone()) > 0);
    ava.graph().accept(ann.phone());
    await().until(() -> ann.replies().size() == 1 && ann.status().equals("accepted"));
    var second = ava.graph().to(ann.phone()).getFirst();
    assertThat(second.callback()).endsWith("/2");
    var first =
        new GraphDouble.Sent(
            second.field(),
            second.to(),
            second.text(),
            second.callback().replace("/2", "/1"),
            "wamid.OUT-of-the-first",
            second.at());

    ann.posts(failed(first, 131_026));
    await().until(() -> ava.waiting() == 0);

    assertThat(ann.status()).isEqualTo("accepted");
  }

  private static String said(Person person, Duration ago, String text) {
    return Webhooks.said(
        Instant.now().minus(ago), person.phone(), Webhooks.wamid(), "text", Webhooks.body(text));
  }

  private static String failed(GraphDouble.Sent sent, int code) {
    return Webhooks.status(
        sent,
        "failed",
        ",\"biz_opaque_callback_data\":\"%s\",\"errors\":[{\"code\":%d,\"title\":\"Not delivered\"}]"
            .formatted(sent.callback(), code));
  }

  private static String failure(Person person, int index, String field) throws Exception {
    return Json.text(Objects.requireNonNull(person.message(index).get("failure")), field);
  }
}
