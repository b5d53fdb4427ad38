package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The walk of a newcomer: sign up, shape an avatar, link a phone, talk.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkTest {
  private static final String AVATAR =
      "{\"name\":\"Ava\",\"age\":20,\"personality\":\"playful\",\"physical_description\":\"Tall, red hair\"}";

  private RunningAva ava;

  @BeforeAll
  void start() {
    ava = RunningAva.start();
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void aNewcomerSignsUpShapesAnAvatarLinksAPhoneAndIsEchoed() throws Exception {
    var phone = Api.somePhone();
    var email = Api.someEmail();

    var signedUp = ava.api().post("/auth/signup", Api.credentials(email, "correct horse"));
    var ann = ava.api().as(signedUp.text("access_token"));

    assertThat(signedUp.status()).isEqualTo(201);
    assertThat(signedUp.text("token_type")).isEqualTo("bearer");
    assertThat(ann.get("/avatars/me").text("code")).isEqualTo("no_avatar");
    assertThat(ann.post("/avatars", AVATAR).status()).isEqualTo(201);
    assertThat(ann.post("/avatars", AVATAR).text("code")).isEqualTo("avatar_exists");
    assertThat(ann.get("/preferences").text("code")).isEqualTo("no_preferences");
    var claimed = ann.put("/preferences/whatsapp", "{\"phone\":\"%s\"}".formatted(phone));
    assertThat(claimed.status()).isEqualTo(200);
    assertThat(claimed.text("whatsapp_status")).isEqualTo("pending");
    assertThat(claimed.text("link_url"))
        .isEqualTo("https://wa.me/15550783881?text=" + claimed.text("link_code"));

    assertThat(
            ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), claimed.text("link_code"))))
        .isEqualTo(200);
    await().until(() -> ann.get("/preferences").text("whatsapp_status"), "linked"::equals);
    assertThat(ann.get("/preferences").has("link_code")).isFalse();
    assertThat(ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), "hello 🌙")))
        .isEqualTo(200);

    await()
        .until(
            () ->
                ava.graph().to(phone).stream()
                    .map(GraphDouble.Sent::text)
                    .toList()
                    .contains("[Echo] hello 🌙"));
    await().until(() -> ann.get("/messages").text(0, "status"), "accepted"::equals);
    var log = ann.get("/messages");
    assertThat(log.json().size()).isEqualTo(2);
    assertThat(log.text(0, "content")).isEqualTo("[Echo] hello 🌙");
    assertThat(log.text(0, "role")).isEqualTo("assistant");
    assertThat(log.text(1, "content")).isEqualTo("hello 🌙");
    assertThat(log.text(1, "channel")).isEqualTo("whatsapp");
    assertThat(log.text(1, "avatar_id")).isEqualTo(ann.get("/avatars/me").text("id"));

    var reply = ava.graph().to(phone).getLast();
    assertThat(ava.webhooks().post(Webhooks.status(reply, "read"))).isEqualTo(200);
    await().until(() -> ann.get("/messages").text(0, "status"), "read"::equals);
    assertThat(ava.webhooks().post(Webhooks.status(reply, "delivered"))).isEqualTo(200);
    assertThat(ava.api().post("/auth/signin", Api.credentials(email, "correct horse")).status())
        .isEqualTo(200);
  }

  @Test
  void aMessageThatMetaDeliversThreeTimesAtTheSameInstantIsAnsweredOnce() throws Exception {
    var phone = Api.somePhone();
    var ann = linked(phone);
    var body = Webhooks.text(phone, Webhooks.wamid(), "only once");
    Callable<Integer> delivery = () -> ava.webhooks().post(body);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(java.util.List.of(delivery, delivery, delivery));

      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    assertThat(ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), "and then")))
        .isEqualTo(200);
    await()
        .until(
            () ->
                ava.graph().to(phone).stream()
                    .anyMatch(sent -> sent.text().equals("[Echo] and then")));
    assertThat(ava.graph().to(phone))
        .extracting(GraphDouble.Sent::text)
        .containsOnlyOnce("[Echo] only once");
    assertThat(ann.get("/messages").json().size()).isEqualTo(4);
  }

  @Test
  void aStrangerIsToldOnceHowToLink() throws Exception {
    var phone = Api.somePhone();

    assertThat(ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), "hi"))).isEqualTo(200);
    assertThat(ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), "anybody there?")))
        .isEqualTo(200);

    await().until(() -> waiting() == 0);
    assertThat(ava.graph().to(phone)).hasSize(1);
    assertThat(ava.graph().to(phone).getFirst().text()).contains("not linked");
  }

  private long waiting() throws Exception {
    try (var connection = ava.database().superuser();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select (select count(*) from ava.inbox where state = 'waiting')"
                    + " + (select count(*) from ava.outbox where state in ('waiting', 'sending'))")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Api linked(String phone) throws Exception {
    var user = ava.api().signedUp();
    var claimed = user.put("/preferences/whatsapp", "{\"phone\":\"%s\"}".formatted(phone));
    ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), claimed.text("link_code")));
    await().until(() -> user.get("/preferences").text("whatsapp_status"), "linked"::equals);
    return user;
  }
}
