package dev.ava.webhook;

import static dev.ava.webhook.Reading.OUR_NUMBER;
import static dev.ava.webhook.Reading.PHONE;
import static dev.ava.webhook.Reading.SAID_AT;
import static dev.ava.webhook.Reading.json;
import static dev.ava.webhook.Reading.messages;
import static dev.ava.webhook.Reading.only;
import static dev.ava.webhook.Reading.read;
import static dev.ava.webhook.Reading.sender;
import static dev.ava.webhook.Reading.words;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.InboxItem.MessageReceived;
import dev.ava.domain.messaging.InboxItem.StatusReported;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.OutboundMessage.Reference;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UpdateReaderTest {
  private static final String BSUID = "US.13491208655302741918";

  @Test
  void aTextIsReadWithAllThatItSays() {
    var item = only(Bodies.text("text_message.json"));

    var wamid = "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=";
    assertThat(item.key()).isEqualTo("m:106540352242922:" + wamid);
    assertThat(item.lane()).isEqualTo("p:106540352242922:" + PHONE);
    assertThat(item.providerTime()).isEqualTo(SAID_AT);
    assertThat(item.content())
        .isEqualTo(
            new MessageReceived(
                sender(null, PHONE),
                OUR_NUMBER,
                new Wamid(wamid),
                Said.text("Does it come in another color?")));
    assertThat(item.raw())
        .startsWith("{\"entry_id\":\"419561257915477\",\"metadata\":{")
        .contains("\"contact\":{", "Sheena Nelson", "\"message\":{")
        .endsWith("}}");
  }

  @Test
  void aTextOfAPersonWithoutANumberIsRead() {
    var item = only(Bodies.text("bsuid-text_username_no_wa_id_no_from.json"));

    assertThat(item.lane()).isEqualTo("p:106540352242922:" + BSUID);
    assertThat(item.content())
        .isInstanceOfSatisfying(
            MessageReceived.class,
            text -> assertThat(text.sender()).isEqualTo(sender(BSUID, null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'from':'16505551234'|[]|-|+16505551234",
        "'from':16505551234|[]|-|+16505551234",
        "'from':'+16505551234'|[]|-|+16505551234",
        "'from':'16505551234'|[{'wa_id':'16505551234','user_id':'US.A1'}]|US.A1|+16505551234",
        "'from':'16505551234'|[{'wa_id':'19995551234','user_id':'US.B2'}]|-|+16505551234",
        "'from_user_id':'US.A1'|[{'wa_id':'16505551234','user_id':'US.A1'}]|US.A1|+16505551234",
        "'from_user_id':'US.A1','from':'16505551234'|[{'wa_id':''}]|US.A1|+16505551234",
        "'from_user_id':'US.A1'|[{'wa_id':'','user_id':'US.A1'}]|US.A1|-",
        "'from_user_id':'US.A1','from':''|[]|US.A1|-",
        "'from':'US.A1'|[]|US.A1|-",
        "'from':'US.A1'|[{'wa_id':'US.A1','user_id':''}]|US.A1|-",
        "'from':'US.A1'|[{'wa_id':'16505551234','user_id':'US.A1'}]|US.A1|+16505551234",
        "'from_user_id':'odd','from':'16505551234'|[]|-|+16505551234",
        "'from_user_id':7,'from':'16505551234'|{'wa_id':'1'}|-|+16505551234",
        "'from':'16505551234'|[1,null,[],{'wa_id':{}},'x']|-|+16505551234",
        "'from':'16505551234'|[{'wa_id':'19995551234','user_id':'US.B2'},{'wa_id':'16505551234','user_id':'US.A1'}]|US.A1|+16505551234",
        "'from':'+16505551234'|[{'wa_id':'16505551234','user_id':'US.A1'}]|US.A1|+16505551234",
        "'from':'16505551234'|[{'wa_id':'16505551234','user_id':'US.A1'},{'wa_id':'16505551234','user_id':'US.A1'}]|US.A1|+16505551234",
        "'from':'16505551234'|[{'wa_id':'16505551234','user_id':'US.A1'},{'wa_id':'16505551234','user_id':'US.B2'}]|-|+16505551234",
        "'from_user_id':'US.A1'|[{'wa_id':'16505551234','user_id':'US.A1'},{'wa_id':'19995551234','user_id':'US.A1'}]|US.A1|-",
        "'from_user_id':'US.A1','from_parent_user_id':'US.ENT.9'|[{'user_id':'US.A1','parent_user_id':'US.ENT.9'}]|US.A1|-",
        "'from':'16505551234'|[{'wa_id':'16505551234','parent_user_id':'US.ENT.9'}]|-|+16505551234",
        "'from_user_id':'US.a1','from':'16505551234'|[{'wa_id':'','user_id':'US.A1'}]|US.a1|+16505551234",
      })
  void theSenderIsReadFromWhereverItStands(
      String from, String contacts, @Nullable String userId, @Nullable String phone) {
    var message =
        "{" + from + ",'id':'wamid.A','timestamp':'1749416383','type':'text','text':{'body':'x'}}";
    var item = only(Bodies.body(json("'contacts':" + contacts + ",'messages':[" + message + "]")));

    assertThat(item.content())
        .isInstanceOfSatisfying(
            MessageReceived.class,
            text -> assertThat(text.sender()).isEqualTo(sender(userId, phone)));
  }

  @Test
  void aTextStaysAsItCameButForWhatNoDatabaseStores() {
    var item = only(messages(Bodies.text("wamid.A", " \\u05e9 \\ud83c\\udf19\\n\\u0000\\ud800 ")));

    assertThat(item.content())
        .isInstanceOfSatisfying(
            MessageReceived.class,
            text -> assertThat(text.said().content()).isEqualTo(" ש 🌙\n\uFFFD\uFFFD "));
    assertThat(item.raw()).doesNotContain("\0");
  }

  @Test
  void bytesThatAreNotUtf8SpoilOneCharacterOnly() {
    var body = messages(Bodies.text("wamid.A", "a?b"), Bodies.text("wamid.B", "c")).getBytes(UTF_8);
    for (int i = 0; i < body.length; i++) {
      body[i] = body[i] == '?' ? (byte) 0xC3 : body[i];
    }

    assertThat(read(body))
        .extracting(InboxItem::content)
        .extracting(content -> ((MessageReceived) content).said().content())
        .containsExactly("a\uFFFDb", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'timestamp':'1749416383'|2025-06-08T20:59:43Z",
        "'timestamp':1749416383|2025-06-08T20:59:43Z",
        "'timestamp':'1749416383000'|2026-11-20T12:00:00Z",
        "'timestamp':1.5|2026-11-20T12:00:00Z",
        "'timestamp':'-1'|2026-11-20T12:00:00Z",
        "'timestamp':0|2026-11-20T12:00:00Z",
        "'timestamp':'٣٤٥٦٧'|2026-11-20T12:00:00Z",
        "'timestamp':'1795348800'|2026-11-20T12:00:00Z",
        "'timestamp':1e9|2026-11-20T12:00:00Z",
        "'timestamp':null|2026-11-20T12:00:00Z",
        "'timestamp':{}|2026-11-20T12:00:00Z",
        "'x':1|2026-11-20T12:00:00Z",
      })
  void theTimeIsMetasUnlessItIsAbsurd(String timestamp, Instant expected) {
    var item =
        only(
            messages(
                json(
                    "{'from':'16505551234','id':'wamid.A','type':'text','text':{'body':'x'},"
                        + timestamp
                        + "}")));

    assertThat(item.providerTime()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type':'a\\n\\u0000b'|A message of type a �b, which Ava does not know.",
        "'x':1|A message that does not say its type.",
        "'type':{}|A message that does not say its type.",
        "'type':'text'|A message of type text without its content.",
        "'type':'text','text':{'body':''}|A message of type text without its content.",
        "'type':'text','text':{'body':' \\n '}|A message of type text without its content.",
        "'type':'text','text':{'body':5}|A message of type text without its content.",
        "'type':'text','text':'x'|A message of type text without its content.",
        "'type':'text','text':{'body':'x'},'group_id':'g'|A message to a group: Ava talks with one person at a time.",
      })
  void aMessageThatIsNotAnsweredIsKeptInItsSendersLane(String rest, String reason) {
    var item = only(messages(json("{'from':'16505551234','id':'wamid.A'," + rest + "}")));

    assertThat(item.content()).isEqualTo(new Kept(reason));
    assertThat(item.key()).isEqualTo("m:106540352242922:wamid.A");
    assertThat(item.lane()).isEqualTo("p:106540352242922:" + PHONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'from':'16505551234','type':'text'}|A WhatsApp message id is 1 to 512 characters.",
        "{'from':'16505551234','id':'','type':'text'}|A WhatsApp message id is 1 to 512 characters.",
        "{'from':'16505551234','id':{},'type':'text'}|A WhatsApp message id is 1 to 512 characters.",
        "{'id':'wamid.A','type':'text'}|A sender has a user id or a phone number.",
        "{'id':'wamid.A','from':'0','type':'text'}|A sender has a user id or a phone number.",
        "7|A WhatsApp message id is 1 to 512 characters.",
        "null|A WhatsApp message id is 1 to 512 characters.",
        "[]|A WhatsApp message id is 1 to 512 characters.",
        "'x'|A WhatsApp message id is 1 to 512 characters.",
      })
  void aMessageThatCannotBeReadIsKeptBesideItsNeighbours(String odd, String reason) {
    var items = read(messages(Bodies.text("wamid.1", "a"), json(odd), Bodies.text("wamid.2", "b")));

    assertThat(items).hasSize(3);
    assertThat(items.get(0).content()).isInstanceOf(MessageReceived.class);
    assertThat(items.get(1).content()).isEqualTo(new Kept(reason));
    assertThat(items.get(1).key()).matches("o:[0-9a-f]{64}").isEqualTo(items.get(1).lane());
    assertThat(items.get(2).content()).isInstanceOf(MessageReceived.class);
  }

  @Test
  void aMessageToAnUnnamedNumberIsKept() {
    var item =
        only(
            "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":["
                + Bodies.text("wamid.A", "x")
                + "]}}]}]}");

    assertThat(item.content()).isEqualTo(new Kept("A phone number id is 1 to 64 characters."));
  }

  @ParameterizedTest
  @CsvSource({"sent,SENT", "delivered,DELIVERED", "read,READ", "played,PLAYED", "failed,FAILED"})
  void aStatusIsRead(String name, Message.Status status) {
    var item = only(status("'status':'" + name + "','recipient_id':'16505551234'"));

    assertThat(item.key()).isEqualTo("s:wamid.OURS:" + name + ":16505551234");
    assertThat(item.lane()).isEqualTo("s:wamid.OURS");
    assertThat(item.providerTime()).isEqualTo(SAID_AT);
    assertThat(item.content())
        .isInstanceOfSatisfying(
            StatusReported.class,
            report -> {
              assertThat(report.id()).isEqualTo(new Wamid("wamid.OURS"));
              assertThat(report.status()).isEqualTo(status);
              assertThat(report.sent()).isNull();
              assertThat(report.failure() != null).isEqualTo(status == Message.Status.FAILED);
            });
    assertThat(item.raw()).contains("\"metadata\":{", "\"status\":{\"id\":\"wamid.OURS\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "warning", ""})
  void aStatusThatIsUnknownIsKept(String name) {
    var item = only(status("'status':'" + name + "'"));

    assertThat(item.content()).isEqualTo(new Kept("Ava does not know status \"" + name + "\"."));
    assertThat(item.key()).isEqualTo("s:wamid.OURS:" + name + ":");
  }

  @Test
  void aStatusOfNoMessageIsKept() {
    var item = only(Bodies.body("\"statuses\":[{\"status\":\"sent\"}]"));

    assertThat(item.content()).isEqualTo(new Kept("A WhatsApp message id is 1 to 512 characters."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'recipient_id':'1','recipient_participant_id':'2'|2",
        "'recipient_id':'1','participant_recipient_id':'3'|3",
        "'recipient_id':'','recipient_user_id':'US.A1'|US.A1",
      })
  void everyRecipientHasAStatusOfTheirOwn(String recipient, String key) {
    assertThat(only(status("'status':'read'," + recipient)).key())
        .isEqualTo("s:wamid.OURS:read:" + key);
  }

  @Test
  void ourOwnIdComesBackWithAStatus() {
    var ours = UUID.fromString("0197c6a2-1111-7000-8000-000000000001");

    assertThat(sent("'" + ours + "/3'")).isEqualTo(new Reference(new OutboundMessage.Id(ours), 3));
    assertThat(sent("'" + ours + "'")).isEqualTo(new Reference(new OutboundMessage.Id(ours), 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'job-8841'",
        "''",
        "'1-1-1-1-1'",
        "'0197c6a2-1111-7000-8000-000000000001/'",
        "7",
        "{}",
        "null"
      })
  void anIdThatIsNotOursIsNone(String callbackData) {
    assertThat(sent(callbackData)).isNull();
  }

  @Test
  void aFailureIsReadFromMetasOwnBody() {
    assertThat(failure(Bodies.text("bsuid-status_failed_no_contacts_no_bsuid.json")))
        .isEqualTo(
            new SendFailure(
                131049,
                "This message was not delivered to maintain healthy ecosystem engagement.: In order"
                    + " to maintain a healthy ecosystem engagement, the message failed to be"
                    + " delivered."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "[{'code':131047,'title':'A','error_data':{'details':'b\\nc'}}]|131047|A: b c",
        "[{'code':'131047','title':'A','error_data':'b'}]|131047|A: b",
        "[{'code':131047,'title':'A','message':'A'}]|131047|A",
        "[{'code':131047,'message':'M'}]|131047|M",
        "[{'code':131047}]|131047|Meta gave no reason.",
        "[{'code':99999999999,'title':'A'}]|-|A",
        "[{'code':1.5,'title':'A'}]|-|A",
        "[{'title':{}}]|-|Meta gave no reason.",
        "[]|-|Meta gave no reason.",
        "[null]|-|Meta gave no reason.",
        "{'code':1}|-|Meta gave no reason.",
      })
  void aFailureIsReadFromWhateverMetaSays(String errors, @Nullable Integer code, String reason) {
    assertThat(failure(status("'status':'failed','errors':" + errors)))
        .isEqualTo(new SendFailure(code, reason));
  }

  @Test
  void aLongFailureIsCutToALine() {
    var failure =
        failure(status("'status':'failed','errors':[{'title':'" + "🌙".repeat(400) + "'}]"));

    assertThat(failure.reason()).isEqualTo("🌙".repeat(149) + "…");
  }

  @ParameterizedTest
  @CsvSource({
    "group_create_message.json,group_lifecycle_update",
    "group_settings_update.json,group_settings_update"
  })
  void anotherFieldIsKeptWhole(String name, String field) {
    var item = only(Bodies.text(name));

    assertThat(item.content()).isEqualTo(new Kept("Ava does not act on field \"" + field + "\"."));
    assertThat(item.raw()).contains("\"change\":{", "\"group_id\"");
  }

  @Test
  void anErrorIsKept() {
    var item = only(Bodies.body(json("'errors':[{'code':0,'title':'No user'}]")));

    assertThat(item.content()).isEqualTo(new Kept("Meta reports error 0: No user"));
    assertThat(item.raw()).contains("\"error\":{\"code\":0");
  }

  @Test
  void theTimeOfAnEntryStandsForThatOfItsItems() {
    var item =
        only(
            json(
                "{'entry':[{'id':'1','time':1749416383,'changes':[{'field':'account_update'}]}]}"));

    assertThat(item.providerTime()).isEqualTo(SAID_AT);
    assertThat(item.raw()).contains("\"time\":1749416383");
  }

  @Test
  void everythingInABatchIsReadInItsOrder() {
    var body =
        "{\"entry\":["
            + Bodies.entry("\"messages\":[" + Bodies.text("wamid.1", "a") + "]")
            + ",{\"id\":\"2\",\"changes\":["
            + Bodies.change(
                json("'statuses':[{'id':'wamid.S','status':'read'}],'messages':[")
                    + Bodies.text("wamid.2", "b")
                    + ","
                    + Bodies.text("wamid.3", "c")
                    + "]")
            + ",{\"field\":\"calls\",\"value\":{}}]},7,"
            + Bodies.entry("\"messages\":[" + Bodies.text("wamid.4", "d") + "]")
            + "]}";

    assertThat(read(body).stream().map(Reading::words))
        .containsExactly(
            "a",
            "b",
            "c",
            "READ",
            "Ava does not act on field \"calls\".",
            "The entry has no change.",
            "d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'statuses':{'id':'wamid.S'}",
        "'statuses':'x'",
        "'errors':[[]]",
        "'contacts':{},'statuses':[{'id':[]}]",
        "'statuses':[{'id':'wamid.S','status':{'a':1}}]"
      })
  void anOddPartOfAChangeIsKeptBesideItsNeighbours(String odd) {
    var items =
        read(Bodies.body(json(odd) + ",\"messages\":[" + Bodies.text("wamid.1", "a") + "]"));

    assertThat(items).hasSize(2);
    assertThat(items.get(0).content()).isInstanceOf(MessageReceived.class);
    assertThat(items.get(1).content()).isInstanceOf(Kept.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'messages':[]", "'messages':null", "'contacts':[]", "'x':1"})
  void aChangeThatTellsNothingIsKept(String value) {
    assertThat(only(Bodies.body(json(value))).content())
        .isEqualTo(new Kept("A change of field \"messages\" that tells nothing."));
  }

  @Test
  void theSameUpdateHasTheSameKeyHoweverItIsWritten() {
    var one =
        "{'entry':[{'id':'1','time':5,'changes':[{'field':'f','value':{'a':[1,'x'],'b':2}}]}]}";
    var other =
        "{ 'entry':[{'changes':[{'value':{'b':2,'a':[1 , '\\u0078']}, 'field':'f'}],'time':5,'id':'1'}]}";

    assertThat(only(json(one)).key()).isEqualTo(only(json(other)).key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'entry':[{'id':'2','time':5,'changes':[{'field':'f','value':{'a':1}}]}]}",
        "{'entry':[{'id':'1','time':6,'changes':[{'field':'f','value':{'a':1}}]}]}",
        "{'entry':[{'id':'1','time':5,'changes':[{'field':'g','value':{'a':1}}]}]}",
        "{'entry':[{'id':'1','time':5,'changes':[{'field':'f','value':{'a':2}}]}]}",
        "{'entry':[{'id':'1','time':5,'changes':[{'field':'f','value':{'a':'1'}}]}]}",
        "{'entry':[{'id':'1','time':5,'changes':[{'field':'f','value':[{'a':1}]}]}]}"
      })
  void anotherUpdateHasAnotherKey(String other) {
    var one = "{'entry':[{'id':'1','time':5,'changes':[{'field':'f','value':{'a':1}}]}]}";

    assertThat(only(json(other)).key()).isNotEqualTo(only(json(one)).key());
  }

  @Test
  void longAndOddIdsMakeShortKeysThatDiffer() {
    var long1 = read(messages(Bodies.text("w".repeat(512), "a"))).getFirst();
    var long2 = read(messages(Bodies.text("w".repeat(511) + "x", "a"))).getFirst();
    var colons = read(messages(Bodies.text("a:b", "a"))).getFirst();
    var tooLong = read(messages(Bodies.text("w".repeat(513), "a"))).getFirst();

    assertThat(List.of(long1.key(), long2.key(), colons.key(), tooLong.key()))
        .doesNotHaveDuplicates()
        .allSatisfy(key -> assertThat(key).hasSizeLessThanOrEqualTo(600).matches("[!-~]+"));
    assertThat(tooLong.content()).isInstanceOf(Kept.class);
  }

  @Test
  void nothingNestedTooDeepToBeReadHarmsItsNeighbours() {
    var deep = "[".repeat(9_000) + "]".repeat(9_000);
    var items =
        read(
            messages(
                Bodies.text("wamid.1", "a"),
                "{\"id\":\"wamid.X\",\"from\":\"16505551234\",\"type\":\"text\",\"text\":"
                    + deep
                    + "}",
                Bodies.text("wamid.2", "b")));

    assertThat(items.stream().map(Reading::words))
        .containsExactly("a", "A message of type text without its content.", "b");
    assertThat(items.get(1).raw()).contains(deep);
  }

  @Test
  void aBodyOfBracketsIsKeptWhole() {
    assertThat(only("[".repeat(3_000_000)).content()).isInstanceOf(Kept.class);
  }

  @Test
  void aHugeNumberHarmsNothing() {
    var digits = "9".repeat(1_000_000);
    var items =
        read(
            messages(
                "{\"id\":\"wamid.X\",\"from\":"
                    + digits
                    + ",\"timestamp\":"
                    + digits
                    + ",\"x\":1e999999999}",
                Bodies.text("wamid.1", "a")));

    assertThat(items.get(0).content()).isInstanceOf(Kept.class);
    assertThat(words(items.get(1))).isEqualTo("a");
  }

  @Test
  void ofTwoFieldsWithOneNameTheLastCounts() {
    var item = only(messages("{\"type\":\"image\"," + Bodies.text("wamid.1", "a").substring(1)));

    assertThat(words(item)).isEqualTo("a");
    assertThat(item.raw()).contains("\"type\":\"image\"");
  }

  @Test
  void aThousandUpdatesInThreeMegabytesAreRead() {
    var texts =
        IntStream.range(0, 1_000)
            .mapToObj(i -> Bodies.text("wamid." + i, i + "x".repeat(2_900)))
            .toArray(String[]::new);

    var items = read(messages(texts));

    assertThat(items).hasSize(1_000).allMatch(item -> item.content() instanceof MessageReceived);
    assertThat(items.stream().map(InboxItem::key).collect(Collectors.toSet())).hasSize(1_000);
  }

  @Test
  void aLongContextIsNotRepeatedInEveryItem() {
    var texts =
        IntStream.range(0, 500)
            .mapToObj(i -> Bodies.text("wamid." + i, "x"))
            .collect(Collectors.joining(","));
    var contact = "{'wa_id':'16505551234','user_id':'US.A1','x':'" + "x".repeat(1_000_000) + "'}";

    var items = read(Bodies.body(json("'contacts':[" + contact + "],'messages':[") + texts + "]"));

    assertThat(items)
        .hasSize(500)
        .allMatch(item -> item.raw().length() < 1_000)
        .allMatch(item -> item.lane().endsWith(":US.A1"));
  }

  @Test
  void moreUpdatesThanMetaEverSendsAreKeptWhole() {
    var body = "{\"entry\":[" + "1,".repeat(5_000) + "1]}";

    var item = only(body);

    assertThat(item.content()).isEqualTo(new Kept("The body holds more than 5000 updates."));
    assertThat(item.raw()).isEqualTo(body);
  }

  private static OutboundMessage.@Nullable Reference sent(String callbackData) {
    var item = only(status("'status':'sent','biz_opaque_callback_data':" + callbackData));
    return ((StatusReported) item.content()).sent();
  }

  private static SendFailure failure(String body) {
    var failure = ((StatusReported) only(body).content()).failure();
    assertThat(failure).isNotNull();
    return Objects.requireNonNull(failure);
  }

  private static String status(String rest) {
    return Bodies.body(
        json("'statuses':[{'id':'wamid.OURS','timestamp':'1749416383'," + rest + "}]"));
  }
}
