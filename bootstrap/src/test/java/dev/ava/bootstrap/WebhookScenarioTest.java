package dev.ava.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Meta delivers, and what becomes of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookScenarioTest {
  private static final Path FIXTURES =
      Path.of("../adapters-in/webhook/src/test/resources/whatsapp");
  private static final Duration LONG = Duration.ofMinutes(2);

  private RunningAva ava;

  @BeforeAll
  void start() {
    ava =
        RunningAva.start(
            Map.of("WHATSAPP_LINKING", "open", "WHATSAPP_MESSAGES_PER_SECOND", "1000"));
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void everyBodyThatMetaShowsIsTakenAndNoneStopsAnother() throws Exception {
    var phone = Api.somePhone();
    linked(phone);
    var files = fixtures();
    Collections.shuffle(files);

    for (var file : files) {
      var answer = ava.webhooks().post(Webhooks.now(Files.readString(file)).getBytes(UTF_8));

      assertThat(answer.statusCode()).as(file.toString()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
    }
    post(Webhooks.text(phone, Webhooks.wamid(), "after all of them"));

    awaitReplies(phone, "[Echo] after all of them");
    assertThat(files).hasSizeGreaterThanOrEqualTo(20);
    assertThat(ava.sql("select reason from ava.inbox where state = 'dead'")).isEmpty();
    await()
        .untilAsserted(
            () -> {
              assertThat(replies("+16505551234"))
                  .hasSize(1)
                  .first()
                  .asString()
                  .contains("not linked");
              assertThat(replies("US.13491208655302741918")).hasSizeLessThanOrEqualTo(1);
            });
  }

  @Test
  void aTextOfMetasOwnExampleIsEchoedToALinkedUser() throws Exception {
    var phone = Api.somePhone();
    var user = linked(phone);
    var example = Files.readString(FIXTURES.resolve("text_message.json"));

    post(
        Webhooks.now(example)
            .replace("16505551234", phone.substring(1))
            .replaceAll("wamid\\.[^\"]+", Webhooks.wamid()));

    awaitReplies(phone, "[Echo] Does it come in another color?");
    var log = user.get("/messages");
    assertThat(log.all("content"))
        .containsExactly("[Echo] Does it come in another color?", "Does it come in another color?");
    assertThat(log.all("channel")).containsOnly("whatsapp");
    assertThat(log.all("role")).containsExactly("assistant", "user");
  }

  @Test
  void aBadItemLosesNoneOfItsNeighbours() throws Exception {
    var phone = Api.somePhone();
    linked(phone);

    post(
        Webhooks.message(
            phone,
            text(phone, "first"),
            "{\"from\":7,\"id\":null,\"type\":\"text\",\"text\":\"no object\"}",
            "\"no message\"",
            "{\"from\":\"%s\",\"id\":\"%s\",\"type\":\"hologram\"}"
                .formatted(phone.substring(1), Webhooks.wamid()),
            text(phone, "last")));

    awaitReplies(phone, "[Echo] first", "[Echo] last");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "{",
        "null",
        "[]",
        "{}",
        "{\"object\":\"page\",\"entry\":[]}",
        "{\"entry\":[{\"changes\":[{\"field\":\"flows\",\"value\":{}}]}]}"
      })
  void whateverIsSignedIsTakenAndKept(String body) throws Exception {
    assertThat(ava.webhooks().post(body)).isEqualTo(200);
  }

  @Test
  void whatIsNotSignedAsAgreedIsRefusedAndNotStored() throws Exception {
    var wamid = Webhooks.wamid();

    var refused = ava.webhooks().postUnsigned(Webhooks.text(Api.somePhone(), wamid, "forged"));

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(refused.body()).contains("\"code\":\"bad_signature\"");
    assertThat(ava.sql("select 1 from ava.inbox where raw like '%' || ? || '%'", wamid)).isEmpty();
  }

  @Test
  void theChallengeIsGivenBackToWhoKnowsTheWord() throws Exception {
    var path = "/webhook?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";

    var verified = ava.api().get(path + "the-verify-token-of-the-tests");
    var refused = ava.api().get(path + "wrong");

    assertThat(verified.status()).isEqualTo(200);
    assertThat(verified.response().body()).isEqualTo("1158201444");
    assertThat(verified.header("Content-Type")).startsWith("text/plain");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.response().body()).doesNotContain("1158201444");
    assertThat(ava.api().get("/webhook").status()).isEqualTo(403);
  }

  @Test
  void aBatchOfAThousandLongTextsIsAnsweredOnceAndInOrderForEachSender() throws Exception {
    var linked = Stream.generate(Api::somePhone).limit(20).toList();
    var strangers = Stream.generate(Api::somePhone).limit(200).toList();
    for (var phone : linked) {
      linked(phone);
    }
    var expected = new HashMap<String, List<String>>();
    var messages = new ArrayList<String>();
    for (var number = 0; number < 40; number++) {
      for (var phone : linked) {
        var text = number + " " + "x".repeat(2_800);
        expected.computeIfAbsent(phone, _ -> new ArrayList<>()).add("[Echo] " + text);
        messages.add(text(phone, text));
      }
    }
    strangers.forEach(phone -> messages.add(text(phone, "y".repeat(2_800))));
    var body = Webhooks.message(Api.somePhone(), messages.toArray(String[]::new));

    var answer = ava.webhooks().post(body.getBytes(UTF_8));
    var again = ava.webhooks().post(body.getBytes(UTF_8));

    assertThat(body.length()).isGreaterThan(2_900_000);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    await().atMost(LONG).until(() -> ava.waiting() == 0);
    assertThat(linked.stream().collect(toMap(phone -> phone, this::replies))).isEqualTo(expected);
    assertThat(strangers).allSatisfy(phone -> assertThat(replies(phone)).hasSize(1));
  }

  @Test
  void manyWhoTalkAtTheSameTimeAreAnsweredInTheirOwnOrder() throws Exception {
    var phones = Stream.generate(Api::somePhone).limit(6).toList();
    for (var phone : phones) {
      linked(phone);
    }
    var texts = IntStream.rangeClosed(1, 20).mapToObj("text %d"::formatted).toList();
    Stream<Callable<Void>> talks =
        phones.stream()
            .map(
                phone ->
                    () -> {
                      for (var text : texts) {
                        post(Webhooks.text(phone, Webhooks.wamid(), text));
                      }
                      return null;
                    });

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var talk : threads.invokeAll(talks.toList())) {
        talk.get();
      }
    }

    await().atMost(LONG).until(() -> ava.waiting() == 0);
    for (var phone : phones) {
      assertThat(replies(phone))
          .containsExactlyElementsOf(texts.stream().map("[Echo] %s"::formatted).toList());
    }
  }

  @Test
  void aStatusOnlyClimbs() throws Exception {
    var phone = Api.somePhone();
    var user = linked(phone);
    var sent = talk(phone, "hello");
    await().until(() -> status(user), "accepted"::equals);

    post(Webhooks.status(sent, "delivered"));
    await().until(() -> status(user), "delivered"::equals);
    post(Webhooks.status(sent, "sent"));
    await().until(() -> ava.waiting() == 0);
    assertThat(status(user)).isEqualTo("delivered");
    post(Webhooks.status(sent, "read"));
    await().until(() -> status(user), "read"::equals);
    post(Webhooks.status(sent, "delivered"));
    post(Webhooks.status(sent, "sent"));
    await().until(() -> ava.waiting() == 0);

    assertThat(status(user)).isEqualTo("read");
  }

  @Test
  void statusesThatComeInAnyOrderAndTwiceEndAtTheHighest() throws Exception {
    var phone = Api.somePhone();
    var user = linked(phone);
    var sent = talk(phone, "hello");
    var statuses = new ArrayList<>(List.of("sent", "delivered", "read", "sent", "delivered"));
    Collections.shuffle(statuses);

    for (var status : statuses) {
      post(Webhooks.status(sent, status));
    }

    await().until(() -> ava.waiting() == 0);
    assertThat(status(user)).isEqualTo("read");
  }

  @Test
  void aFailureIsFinalAndKeepsMetasCode() throws Exception {
    var phone = Api.somePhone();
    var user = linked(phone);
    var sent = talk(phone, "hello");

    post(
        Webhooks.status(
            sent,
            "failed",
            ",\"errors\":[{\"code\":131049,\"title\":\"Not delivered\",\"message\":\"Not delivered\"}]"));
    await().until(() -> status(user), "failed"::equals);
    post(Webhooks.status(sent, "delivered"));
    await().until(() -> ava.waiting() == 0);

    assertThat(status(user)).isEqualTo("failed");
    assertThat(ava.sql("select failure_code from ava.outbox where recipient_phone = ?", phone))
        .containsExactly("131049");
  }

  @Test
  void aStatusThatIsEarlierThanItsMessageWaits() throws Exception {
    var phone = Api.somePhone();
    var user = linked(phone);
    ava.graph().hold();
    GraphDouble.Sent sent;
    try {
      sent = talk(phone, "hello");
      post(Webhooks.status(sent, "delivered", ""));
      await()
          .until(
              () ->
                  ava.sql(
                      "select reason from ava.inbox where state = 'waiting' and reason is not null"),
              reasons -> !reasons.isEmpty());
    } finally {
      ava.graph().release();
    }

    await().atMost(LONG).until(() -> status(user), "delivered"::equals);
    assertThat(replies(phone)).containsExactly("[Echo] hello");
  }

  @Test
  void aReportSettlesWhatMetaHasNotAnsweredYet() throws Exception {
    var phone = Api.somePhone();
    var user = linked(phone);
    ava.graph().hold();
    try {
      post(Webhooks.status(talk(phone, "hello"), "delivered"));

      await().until(() -> status(user), "delivered"::equals);
    } finally {
      ava.graph().release();
    }
    talk(phone, "and on");
    assertThat(replies(phone)).containsExactly("[Echo] hello", "[Echo] and on");
  }

  @Test
  void aMessageThatMetaRefusesHasFailedAndTheNextOneIsSent() throws Exception {
    var phone = Api.somePhone();
    var user = linked(phone);

    ava.graph().refuse(phone, 131_026);
    post(Webhooks.text(phone, Webhooks.wamid(), "to nobody"));
    await().until(() -> status(user), "failed"::equals);
    ava.graph().accept(phone);
    talk(phone, "again");

    assertThat(replies(phone)).containsExactly("[Echo] again");
    assertThat(ava.graph().refused(phone)).isEqualTo(1);
    assertThat(
            ava.sql(
                "select failure_code from ava.outbox where state = 'refused' and recipient_phone = ?",
                phone))
        .containsExactly("131026");
  }

  @Test
  void whatMetaThrottlesIsSentOnceAndInOrderWhenItRecovers() throws Exception {
    var phone = Api.somePhone();
    var user = linked(phone);
    var other = Api.somePhone();
    linked(other);

    ava.graph().refuse(phone, 130_429);
    post(Webhooks.text(phone, Webhooks.wamid(), "one"));
    post(Webhooks.text(phone, Webhooks.wamid(), "two"));
    await().until(() -> ava.graph().refused(phone) >= 1);
    talk(other, "meanwhile");
    assertThat(status(user)).isEqualTo("queued");
    ava.graph().accept(phone);

    await().atMost(LONG).until(() -> replies(phone).size() == 2);
    await().atMost(LONG).until(() -> ava.waiting() == 0);
    assertThat(replies(phone)).containsExactly("[Echo] one", "[Echo] two");
    assertThat(user.get("/messages").all("status"))
        .containsExactly("accepted", "received", "accepted", "received");
  }

  private static List<Path> fixtures() throws IOException {
    try (var files = Files.list(FIXTURES)) {
      return new ArrayList<>(files.filter(file -> file.toString().endsWith(".json")).toList());
    }
  }

  private Api linked(String phone) throws Exception {
    var user = ava.api().signedUp();
    assertThat(user.put("/preferences/whatsapp", Api.phone(phone)).text("whatsapp_status"))
        .isEqualTo("linked");
    return user;
  }

  private void post(String body) throws Exception {
    assertThat(ava.webhooks().post(body)).isEqualTo(200);
  }

  private GraphDouble.Sent talk(String phone, String text) throws Exception {
    post(Webhooks.text(phone, Webhooks.wamid(), text));
    await().until(() -> replies(phone), replies -> replies.contains("[Echo] " + text));
    return ava.graph().to(phone).getLast();
  }

  private void awaitReplies(String phone, String... replies) {
    await().untilAsserted(() -> assertThat(replies(phone)).containsExactly(replies));
  }

  private List<String> replies(String phone) {
    return ava.graph().to(phone).stream().map(GraphDouble.Sent::text).toList();
  }

  private static String status(Api user) throws Exception {
    var messages = user.get("/messages");
    return messages.json().size() == 0 ? "none yet" : messages.text(0, "status");
  }

  private static String text(String phone, String text) {
    return Webhooks.said(phone, Webhooks.wamid(), "text", Webhooks.body(text));
  }
}
