package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a person can send, and where it ends: in the log, beside a message, or kept.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageTypesScenarioTest {
  private RunningAva ava;

  @BeforeAll
  void start() {
    ava = RunningAva.start(Map.of("WHATSAPP_LINKING", "open"));
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          text | {"body":"hello"} | hello |
          image | {"id":"1003","mime_type":"image/jpeg","sha256":"SfIn=","caption":"Taj Mahal"} | Taj Mahal | {"type":"image","media_id":"1003","mime_type":"image/jpeg","sha256":"SfIn=","caption":"Taj Mahal"}
          document | {"id":"1004","filename":"plan.pdf","caption":"my plan"} | my plan | {"type":"document","media_id":"1004","file_name":"plan.pdf","caption":"my plan"}
          button | {"payload":"stop-1","text":"Unsubscribe"} | Unsubscribe | {"type":"choice","offer":"template_button","id":"stop-1","title":"Unsubscribe"}
          interactive | {"type":"button_reply","button_reply":{"id":"yes-1","title":"Yes"}} | Yes | {"type":"choice","offer":"button","id":"yes-1","title":"Yes"}
          interactive | {"type":"list_reply","list_reply":{"id":"row-1","title":"Express","description":"Next day"}} | Express | {"type":"choice","offer":"list","id":"row-1","title":"Express","description":"Next day"}
          """)
  void theAvatarAnswersThePersonsOwnWords(
      String type, String content, String words, @Nullable String attachment) throws Exception {
    var ann = Person.linked(ava);

    ann.sends(Webhooks.said(ann.phone(), Webhooks.wamid(), type, content));

    await().untilAsserted(() -> assertThat(ann.replies()).containsExactly("[Echo] " + words));
    assertThat(ann.log()).containsExactly("[Echo] " + words, words);
    assertThat(ann.message(1).get("attachment")).isEqualTo(json(attachment));
    assertThat(ann.message(0).get("attachment")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          image | {"id":"1003","mime_type":"image/jpeg","sha256":"SfIn="} | [image] | {"type":"image","media_id":"1003","mime_type":"image/jpeg","sha256":"SfIn="}
          video | {"id":"1005","mime_type":"video/mp4"} | [video] | {"type":"video","media_id":"1005","mime_type":"video/mp4"}
          audio | {"id":"1006","voice":false} | [audio] | {"type":"audio","media_id":"1006"}
          audio | {"id":"1006","voice":true} | [voice] | {"type":"voice","media_id":"1006"}
          document | {"id":"1004","filename":"plan.pdf"} | [document] plan.pdf | {"type":"document","media_id":"1004","file_name":"plan.pdf"}
          sticker | {"id":"1007","mime_type":"image/webp","animated":true} | [sticker] | {"type":"sticker","media_id":"1007","mime_type":"image/webp"}
          location | {"latitude":53.5436,"longitude":9.9881} | [location] 53.5436, 9.9881 | {"type":"location","latitude":"53.5436","longitude":"9.9881"}
          location | {"latitude":53.5436,"longitude":9.9881,"name":"Harbour","address":"Kai 1"} | [location] Harbour, Kai 1, 53.5436, 9.9881 | {"type":"location","latitude":"53.5436","longitude":"9.9881","name":"Harbour","address":"Kai 1"}
          contacts | [{"name":{"formatted_name":"Bo Berg"},"phones":[{"phone":"+1 650 555"}],"org":{"company":"Berg"}}] | [contacts] Bo Berg | {"type":"contacts","contacts":[{"name":"Bo Berg","organization":"Berg","phones":["+1 650 555"],"emails":[]}]}
          order | {"catalog_id":"19","text":"Love it","product_items":[{"product_retailer_id":"di9","quantity":2,"item_price":30,"currency":"USD"}]} | [order] Love it, 2 × di9 | {"type":"order","catalog_id":"19","text":"Love it","products":[{"retailer_id":"di9","quantity":"2","price":"30","currency":"USD"}]}
          interactive | {"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{\\"rating\\":\\"4\\"}"}} | [flow] Sent | {"type":"form","name":"flow","body":"Sent","answers":"{\\"rating\\":\\"4\\"}"}
          """)
  void whatHasNoWordsIsLoggedAndNotAnswered(
      String type, String content, String line, String attachment) throws Exception {
    var ann = Person.linked(ava);

    ann.sends(Webhooks.said(ann.phone(), Webhooks.wamid(), type, content));
    await().until(() -> ava.waiting() == 0);

    assertThat(ann.log()).containsExactly(line);
    assertThat(ann.message(0).get("attachment")).isEqualTo(json(attachment));
    assertThat(ann.replies()).isEmpty();
  }

  @Test
  void whatWhatsAppDoesNotHandOnIsLoggedWithTheReason() throws Exception {
    var ann = Person.linked(ava);
    var error = "\"errors\":[{\"code\":131051,\"title\":\"Message type unknown\"}]";

    ann.sends(
        Webhooks.with(
            Webhooks.said(ann.phone(), Webhooks.wamid(), "unsupported", "{\"type\":\"poll\"}"),
            error));
    await().until(() -> ava.waiting() == 0);

    assertThat(ann.log()).containsExactly("[unsupported] poll");
    assertThat(ann.message(0).get("attachment"))
        .isEqualTo(
            json(
                """
                {"type":"unsupported","original_type":"poll","code":131051,"reason":"Message type unknown"}"""));
    assertThat(ann.replies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "context":{"from":"15550783881","id":"wamid.QUOTED"} | {"replies_to":"wamid.QUOTED","forwarded":"no"}
          "context":{"forwarded":true} | {"forwarded":"yes"}
          "context":{"frequently_forwarded":true} | {"forwarded":"often"}
          "context":{"id":"wamid.X","referred_product":{"catalog_id":"19","product_retailer_id":"di9"}} | {"replies_to":"wamid.X","forwarded":"no","product":{"catalog_id":"19","retailer_id":"di9"}}
          "referral":{"source_url":"https://fb.me/x","source_id":"12","source_type":"ad","headline":"Chat","ctwa_clid":"Aff"} | {"forwarded":"no","referral":{"type":"ad","id":"12","url":"https://fb.me/x","headline":"Chat","click_id":"Aff"}}
          """)
  void whereAMessageComesFromIsShown(String given, String shown) throws Exception {
    var ann = Person.linked(ava);

    ann.sends(
        Webhooks.with(
            Webhooks.said(ann.phone(), Webhooks.wamid(), "text", Webhooks.body("this one")),
            given));

    await().untilAsserted(() -> assertThat(ann.replies()).containsExactly("[Echo] this one"));
    assertThat(ann.message(1).get("context")).isEqualTo(json(shown));
    assertThat(ann.message(0).get("context")).isNull();
  }

  @Test
  void reactionsEditsAndRevokesStandBesideTheirMessages() throws Exception {
    var ann = Person.linked(ava);
    var own = Webhooks.wamid();
    var began = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    ann.sends(Webhooks.said(ann.phone(), own, "text", Webhooks.body("hello")));
    await().until(() -> ann.log().size() == 2 && ann.status().equals("accepted"));
    var echo = ava.graph().to(ann.phone()).getLast().wamid();

    ann.sends(
        done(ann, began, "reaction", "{\"message_id\":\"" + echo + "\",\"emoji\":\"😀\"}"),
        done(ann, began.plusSeconds(1), "reaction", "{\"message_id\":\"" + echo + "\"}"),
        done(ann, began, "reaction", "{\"message_id\":\"" + own + "\",\"emoji\":\"👍\"}"),
        done(
            ann,
            began.plusSeconds(1),
            "edit",
            """
            {"original_message_id":"%s","message":{"type":"text","text":{"body":"hello you"}}}"""
                .formatted(own)),
        done(
            ann,
            began.plusSeconds(2),
            "revoke",
            "{\"original_message_id\":\"%s\"}".formatted(own)));
    await().until(() -> ava.waiting() == 0);

    assertThat(ann.message(0).get("events"))
        .isEqualTo(
            json(
                """
                [{"type":"reaction","emoji":"😀","at":"%s"},{"type":"reaction_removed","at":"%s"}]"""
                    .formatted(began, began.plusSeconds(1))));
    assertThat(ann.message(1).get("events"))
        .isEqualTo(
            json(
                """
                [{"type":"reaction","emoji":"👍","at":"%s"},{"type":"edit","content":"hello you","at":"%s"},
                {"type":"revoke","at":"%s"}]"""
                    .formatted(began, began.plusSeconds(1), began.plusSeconds(2))));
    assertThat(ann.log()).containsExactly("[Echo] hello", "hello");
    assertThat(ann.replies()).containsExactly("[Echo] hello");
  }

  @Test
  void aReactionThatIsEarlierThanItsMessageWaitsForIt() throws Exception {
    var ann = Person.linked(ava);
    var own = Webhooks.wamid();

    ann.sends(
        done(
            ann,
            Instant.now(),
            "reaction",
            "{\"message_id\":\"%s\",\"emoji\":\"👍\"}".formatted(own)));
    await()
        .until(
            () -> ava.sql("select attempts from ava.inbox where lane = ?", "e:" + own),
            List.of("1")::equals);
    ann.sends(Webhooks.said(ann.phone(), own, "text", Webhooks.body("hello")));

    await().until(() -> ava.waiting() == 0);
    assertThat(ann.message(1).get("events")).isNotNull();
  }

  @Test
  void nobodyDoesAnythingToAMessageOfSomebodyElse() throws Exception {
    var ann = Person.linked(ava);
    var ben = Person.linked(ava);
    var own = Webhooks.wamid();
    ann.sends(Webhooks.said(ann.phone(), own, "text", Webhooks.body("hello")));
    await().until(() -> ann.log().size() == 2);

    ben.sends(done(ben, Instant.now(), "revoke", "{\"original_message_id\":\"" + own + "\"}"));
    await().until(() -> ava.waiting() == 0);

    assertThat(ann.message(1).get("events")).isNull();
    assertThat(ava.sql("select reason from ava.inbox where lane = ?", "e:" + own))
        .containsExactly("It is about a message of somebody else.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hologram | {"depth":3} | A message of type hologram, which Ava does not know.
          text | {"depth":3} | A message of type text without its content.
          system | {"type":"customer_identity_changed"} | A system message of type customer_identity_changed: the person's security code is new.
          request_welcome | {} | A message of type request_welcome: the person has only opened the chat.
          """)
  void whatAvaDoesNotActOnIsKeptAsItCameWithTheReason(String type, String content, String reason)
      throws Exception {
    var ann = Person.linked(ava);
    var wamid = Webhooks.wamid();
    var message = Webhooks.said(ann.phone(), wamid, type, content);

    ann.sends(message);
    await().until(() -> ava.waiting() == 0);

    var which = " from ava.inbox where raw like '%' || ? || '%'";
    assertThat(ava.sql("select state" + which, wamid)).containsExactly("kept");
    assertThat(ava.sql("select reason" + which, wamid)).containsExactly(reason);
    assertThat(ava.sql("select raw" + which, wamid).getFirst()).contains(message);
    assertThat(ann.log()).isEmpty();
    assertThat(ann.replies()).isEmpty();
  }

  private static String done(Person person, Instant at, String type, String content) {
    return Webhooks.said(at, person.phone(), Webhooks.wamid(), type, content);
  }

  private static @Nullable JsonNode json(@Nullable String text) {
    return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
