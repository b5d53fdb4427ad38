package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Linking a WhatsApp number.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreferencesScenarioTest {
  private static final String PATH = "/preferences/whatsapp";

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
  void aNumberIsPendingUntilTheCodeComesFromIt() throws Exception {
    var phone = Api.somePhone();
    var ann = ava.api().signedUp();

    var claimed = ann.put(PATH, Api.phone(phone));
    var shown = ann.get("/preferences");
    say(phone, "hi, my code is " + claimed.text("link_code").toLowerCase(Locale.ROOT) + "!");
    await().until(() -> status(ann), "linked"::equals);

    assertThat(claimed.status()).isEqualTo(200);
    assertThat(claimed.fields())
        .containsExactlyInAnyOrder(
            "whatsapp_phone", "whatsapp_status", "link_code", "link_code_expires_at", "link_url");
    assertThat(claimed.text("whatsapp_phone")).isEqualTo(phone);
    assertThat(claimed.text("whatsapp_status")).isEqualTo("pending");
    assertThat(claimed.text("link_code")).matches("AVA-[0-9A-Z]{6}");
    assertThat(Instant.parse(claimed.text("link_code_expires_at")))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(10)), Instant.now().plus(Duration.ofMinutes(15)));
    assertThat(shown.response().body()).isEqualTo(claimed.response().body());
    assertThat(ann.get("/preferences").fields())
        .containsExactlyInAnyOrder("whatsapp_phone", "whatsapp_status");
    assertAnswered(phone, "linked");
  }

  @Test
  void whoHasNoNumberIsToldSo() throws Exception {
    var ann = ava.api().signedUp();

    assertThat(ann.get("/preferences").status()).isEqualTo(404);
    assertThat(ann.get("/preferences").text("code")).isEqualTo("no_preferences");
    assertThat(ann.delete(PATH).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4915112345678",
        "015112345678",
        "+49",
        "+123456",
        "+4915112345678901",
        "+0015112345678",
        "+49151123456x8",
        "+49 151 12345678 ext. 9"
      })
  void whatIsNoNumberIsRefused(String phone) throws Exception {
    var ann = ava.api().signedUp();

    var refused = ann.put(PATH, Api.phone(phone));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("validation_failed");
    assertThat(refused.errors()).containsOnlyKeys("phone");
    assertThat(ann.get("/preferences").status()).isEqualTo(404);
  }

  @Test
  void aNumberIsKeptInE164HoweverItIsTyped() throws Exception {
    var digits = Api.somePhone().substring("+49151".length());
    var ann = ava.api().signedUp();

    var claimed =
        ann.put(
            PATH, Api.phone(" +49 (151) " + digits.substring(0, 4) + "-" + digits.substring(4)));

    assertThat(claimed.text("whatsapp_phone")).isEqualTo("+49151" + digits);
  }

  @Test
  void aNumberIsTakenOnlyOnceItIsProven() throws Exception {
    var phone = Api.somePhone();
    var ann = ava.api().signedUp();
    var ben = ava.api().signedUp();

    var claimOfAnn = ann.put(PATH, Api.phone(phone));
    var claimOfBen = ben.put(PATH, Api.phone(phone));
    say(phone, claimOfBen.text("link_code"));
    await().until(() -> status(ben), "linked"::equals);
    var refused = ann.put(PATH, Api.phone(phone));
    say(phone, claimOfAnn.text("link_code"));

    assertThat(claimOfBen.status()).isEqualTo(200);
    assertThat(claimOfBen.text("link_code")).isNotEqualTo(claimOfAnn.text("link_code"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("phone_taken");
    assertAnswered(phone, "linked to another account");
    assertThat(status(ann)).isEqualTo("pending");
    assertThat(status(ben)).isEqualTo("linked");
    assertThat(ava.api().signedUp().put(PATH, Api.phone(phone)).status()).isEqualTo(409);
  }

  @Test
  void aNewClaimReplacesTheCodeBefore() throws Exception {
    var phone = Api.somePhone();
    var ann = ava.api().signedUp();
    var first = ann.put(PATH, Api.phone(phone));

    var second = ann.put(PATH, Api.phone(phone));
    say(phone, first.text("link_code"));

    assertAnswered(phone, "does not belong to your number");
    assertThat(status(ann)).isEqualTo("pending");
    say(phone, second.text("link_code"));
    await().until(() -> status(ann), "linked"::equals);
  }

  @Test
  void aLinkedNumberThatIsClaimedAgainStaysLinked() throws Exception {
    var phone = Api.somePhone();
    var ann = ava.linked(phone);

    var again = ann.put(PATH, Api.phone(phone));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.fields()).containsExactlyInAnyOrder("whatsapp_phone", "whatsapp_status");
    assertThat(again.text("whatsapp_status")).isEqualTo("linked");
  }

  @Test
  void anotherNumberReplacesTheOneBefore() throws Exception {
    var old = Api.somePhone();
    var phone = Api.somePhone();
    var ann = ava.linked(old);

    var claimed = ann.put(PATH, Api.phone(phone));
    say(old, "still me?");
    assertAnswered(old, "not linked");
    say(phone, claimed.text("link_code"));
    await().until(() -> status(ann), "linked"::equals);
    say(phone, "now it is me");

    assertAnswered(phone, "[Echo] now it is me");
    assertThat(ann.get("/messages").all("content"))
        .containsExactly("[Echo] now it is me", "now it is me");
    assertThat(ava.api().signedUp().put(PATH, Api.phone(old)).status()).isEqualTo(200);
  }

  @Test
  void aNumberThatIsUnlinkedIsAStrangersAgainAndTheMessagesStay() throws Exception {
    var phone = Api.somePhone();
    var ann = ava.linked(phone);
    say(phone, "hello");
    assertAnswered(phone, "[Echo] hello");

    var unlinked = ann.delete(PATH);
    say(phone, "anybody?");

    assertThat(unlinked.status()).isEqualTo(204);
    assertThat(unlinked.response().body()).isEmpty();
    assertThat(ann.get("/preferences").text("code")).isEqualTo("no_preferences");
    assertAnswered(phone, "not linked");
    assertThat(ann.get("/messages").all("content")).containsExactly("[Echo] hello", "hello");
    assertThat(ava.linked(phone).get("/messages").response().body()).isEqualTo("[]");
  }

  @Test
  void aCodeProvesNothingOnceItHasExpired() throws Exception {
    var phone = Api.somePhone();
    var ann = ava.api().signedUp();
    var claimed = ann.put(PATH, Api.phone(phone));
    ava.sql(
        """
        update ava.user_preferences set link_code_expires_at = now() - interval '1 second'
        where pending_phone = ?""",
        phone);

    say(phone, claimed.text("link_code"));

    assertAnswered(phone, "expired");
    assertThat(status(ann)).isEqualTo("pending");
  }

  @Test
  void aCodeProvesNothingFromAnotherPhone() throws Exception {
    var other = Api.somePhone();
    var ann = ava.api().signedUp();
    var claimed = ann.put(PATH, Api.phone(Api.somePhone()));

    say(other, claimed.text("link_code"));

    assertAnswered(other, "does not belong to your number");
    assertThat(status(ann)).isEqualTo("pending");
  }

  @Test
  void aCodeProvesNothingFromAPhoneThatHidesItsNumber() throws Exception {
    var hidden = someUserId();
    var ann = ava.api().signedUp();
    var claimed = ann.put(PATH, Api.phone(Api.somePhone()));

    post(Webhooks.textOf(hidden, Optional.empty(), Webhooks.wamid(), claimed.text("link_code")));

    assertAnswered(hidden, "share your number");
    assertThat(status(ann)).isEqualTo("pending");
  }

  @Test
  void aLinkedUserWhoHidesTheNumberLaterIsStillKnown() throws Exception {
    var phone = Api.somePhone();
    var userId = someUserId();
    var ann = ava.linked(phone);

    post(Webhooks.textOf(userId, Optional.of(phone), Webhooks.wamid(), "with a number"));
    assertAnswered(phone, "[Echo] with a number");
    post(Webhooks.textOf(userId, Optional.empty(), Webhooks.wamid(), "without"));

    assertAnswered(userId, "[Echo] without");
    assertThat(ann.get("/messages").all("content"))
        .containsExactly("[Echo] without", "without", "[Echo] with a number", "with a number");
  }

  @Test
  void openLinkingBelievesANumberThatNobodyHas() throws Exception {
    try (var open = RunningAva.start(Map.of("WHATSAPP_LINKING", "open"))) {
      var phone = Api.somePhone();
      var ann = open.api().signedUp();

      var linked = ann.put(PATH, Api.phone(phone));
      var refused = open.api().signedUp().put(PATH, Api.phone(phone));
      open.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), "hello"));

      assertThat(linked.status()).isEqualTo(200);
      assertThat(linked.fields()).containsExactlyInAnyOrder("whatsapp_phone", "whatsapp_status");
      assertThat(linked.text("whatsapp_status")).isEqualTo("linked");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.text("code")).isEqualTo("phone_taken");
      await()
          .untilAsserted(
              () ->
                  assertThat(open.graph().to(phone))
                      .extracting(GraphDouble.Sent::text)
                      .containsExactly("[Echo] hello"));
      assertThat(ann.delete(PATH).status()).isEqualTo(204);
      assertThat(open.api().signedUp().put(PATH, Api.phone(phone)).status()).isEqualTo(200);
    }
  }

  private void say(String phone, String text) throws Exception {
    post(Webhooks.text(phone, Webhooks.wamid(), text));
  }

  private void post(String body) throws Exception {
    assertThat(ava.webhooks().post(body)).isEqualTo(200);
  }

  private void assertAnswered(String to, String words) {
    await()
        .untilAsserted(
            () ->
                assertThat(ava.graph().to(to))
                    .extracting(GraphDouble.Sent::text)
                    .last()
                    .asString()
                    .contains(words));
  }

  private static String status(Api user) throws Exception {
    return user.get("/preferences").text("whatsapp_status");
  }

  private static String someUserId() {
    return "DE." + RandomGenerator.getDefault().nextLong(1_000_000_000_000L, Long.MAX_VALUE);
  }
}
