package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// People change their numbers and user ids, hide them, and get those of others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityScenarioTest {
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
  void whoChangesTheNumberGoesOnAndWhoeverGetsTheOldOneIsAStranger() throws Exception {
    var ann = Person.linked(ava);
    var moved = new Person(ava, ann.api(), Api.somePhone());
    ann.talks("from the old number");

    ann.sends(numberChanged(ann.phone(), moved.phone()));
    await().until(() -> ava.waiting() == 0);
    moved.talks("from the new number");
    ann.says("who is this?");
    await().until(() -> ann.replies().size() == 2);

    assertThat(moved.replies()).containsExactly("[Echo] from the new number");
    assertThat(ann.replies().getLast()).contains("not linked");
    assertThat(ann.api().get("/preferences").text("whatsapp_phone")).isEqualTo(moved.phone());
    assertThat(ann.log())
        .containsExactly(
            "[Echo] from the new number",
            "from the new number",
            "[Echo] from the old number",
            "from the old number");
  }

  @Test
  void whoWritesFromTheNewNumberInTheSameBatchIsNoStranger() throws Exception {
    var ann = Person.linked(ava);
    var moved = new Person(ava, ann.api(), Api.somePhone());
    var later = Instant.now().plusSeconds(5);

    ann.sends(
        Webhooks.said(ann.phone(), Webhooks.wamid(), "text", Webhooks.body("old")),
        numberChanged(ann.phone(), moved.phone()),
        Webhooks.said(later, moved.phone(), Webhooks.wamid(), "text", Webhooks.body("new")));
    await().until(() -> ava.waiting() == 0);

    assertThat(moved.replies()).containsExactly("[Echo] new");
    assertThat(ann.log()).containsExactly("[Echo] new", "new", "[Echo] old", "old");
  }

  @Test
  void theOldNumberMayBeLinkedByItsNewOwner() throws Exception {
    var ann = Person.linked(ava);
    ann.sends(numberChanged(ann.phone(), Api.somePhone()));
    await().until(() -> ava.waiting() == 0);

    var ben = Person.linked(ava, ann.phone());
    ben.talks("hello");

    assertThat(ben.log()).containsExactly("[Echo] hello", "hello");
    assertThat(ann.log()).isEmpty();
  }

  @Test
  void aNumberThatSomebodyElseHasProvenMovesToNobody() throws Exception {
    var ann = Person.linked(ava);
    var ben = Person.linked(ava);

    ann.sends(numberChanged(ann.phone(), ben.phone()));
    await().until(() -> ava.waiting() == 0);
    ben.talks("it is me");

    assertThat(ben.log()).containsExactly("[Echo] it is me", "it is me");
    assertThat(ann.log()).isEmpty();
    assertThat(ben.api().get("/preferences").text("whatsapp_phone")).isEqualTo(ben.phone());
  }

  @Test
  void whoHidesTheNumberIsKnownAndAnsweredByTheUserId() throws Exception {
    var ann = Person.linked(ava);
    var userId = someUserId();
    ann.posts(Webhooks.textOf(userId, Optional.of(ann.phone()), Webhooks.wamid(), "with number"));
    await().until(() -> ann.replies().size() == 1);

    ann.posts(Webhooks.textOf(userId, Optional.empty(), Webhooks.wamid(), "without"));
    await().until(() -> ava.graph().to(userId).size() == 1);

    var sent = ava.graph().to(userId).getFirst();
    assertThat(sent.field()).isEqualTo("recipient");
    assertThat(sent.text()).isEqualTo("[Echo] without");
    assertThat(ava.graph().to(ann.phone()))
        .extracting(GraphDouble.Sent::field)
        .containsExactly("to");
    assertThat(ann.log())
        .containsExactly("[Echo] without", "without", "[Echo] with number", "with number");
    await().until(ann::status, "accepted"::equals);
    ann.posts(status(sent, userId));
    await().until(ann::status, "delivered"::equals);
  }

  @Test
  void whoGetsANewUserIdGoesOnUnderIt() throws Exception {
    var ann = Person.linked(ava);
    var before = someUserId();
    var after = someUserId();
    ann.posts(Webhooks.textOf(before, Optional.of(ann.phone()), Webhooks.wamid(), "before"));
    await().until(() -> ann.replies().size() == 1);

    ann.posts(userIdUpdated(before, after, ann.phone()));
    await().until(() -> ava.waiting() == 0);
    ann.posts(Webhooks.textOf(after, Optional.empty(), Webhooks.wamid(), "after"));
    await().until(() -> ava.graph().to(after).size() == 1);

    assertThat(ava.graph().to(after).getFirst().text()).isEqualTo("[Echo] after");
    assertThat(ann.log()).containsExactly("[Echo] after", "after", "[Echo] before", "before");
  }

  @Test
  void aStrangersChangeIsKeptAndMakesNobodyKnown() throws Exception {
    var before = Api.somePhone();
    var after = Api.somePhone();
    var change = numberChanged(before, after);

    assertThat(ava.webhooks().post(Webhooks.message(before, change))).isEqualTo(200);
    await().until(() -> ava.waiting() == 0);
    assertThat(ava.webhooks().post(Webhooks.text(after, Webhooks.wamid(), "hello"))).isEqualTo(200);
    await().until(() -> ava.graph().to(after).size() == 1);

    assertThat(ava.graph().to(after).getFirst().text()).contains("not linked");
    assertThat(
            ava.sql(
                "select reason from ava.inbox where raw like '%' || ? || '%' and state = 'kept'",
                change))
        .isEqualTo(List.of("It is about a person whom Ava does not know."));
  }

  private static String numberChanged(String before, String after) {
    return Webhooks.said(
        Instant.now(),
        before,
        Webhooks.wamid(),
        "system",
        """
        {"body":"User Ann changed","wa_id":"%s","type":"user_changed_number"}"""
            .formatted(after.substring(1)));
  }

  private static String userIdUpdated(String before, String after, String phone) {
    return Webhooks.update(
            """
            "contacts":[{"profile":{"name":"Ann"},"wa_id":"%1$s"}],
            "user_id_update":[{"wa_id":"%1$s","detail":"User id has been updated.",
            "user_id":{"previous":"%2$s","current":"%3$s"},"timestamp":"%4$d"}]"""
                .formatted(phone.substring(1), before, after, Instant.now().getEpochSecond()))
        .replace("\"field\":\"messages\"", "\"field\":\"user_id_update\"");
  }

  /// A status of a message whose recipient has no number.
  private static String status(GraphDouble.Sent sent, String userId) {
    return Webhooks.status(sent, "delivered")
        .replace("\"recipient_id\":", "\"recipient_user_id\":")
        .replace("\"recipient_user_id\":\"\"", "\"recipient_user_id\":\"" + userId + "\"");
  }

  private static String someUserId() {
    return "DE." + UUID.randomUUID().toString().replace("-", "");
  }
}
