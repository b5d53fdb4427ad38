package dev.ava.webhook;

import static dev.ava.webhook.Reading.json;
import static dev.ava.webhook.Reading.messages;
import static dev.ava.webhook.Reading.only;
import static dev.ava.webhook.Reading.read;
import static dev.ava.webhook.Reading.sender;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.IdentityChanged;
import dev.ava.domain.messaging.InboxItem.Kept;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityReaderTest {
  private static final String OLD = "+16505551234";
  private static final String NEW = "+12195555358";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'from':'16505551234'|'type':'user_changed_number','wa_id':'12195555358'|-|+16505551234|-|+12195555358",
        "'from_user_id':'US.A','from':'16505551234'|'type':'user_changed_number','wa_id':'12195555358'|US.A|+16505551234|-|+12195555358",
        "'from_user_id':'US.A'|'type':'user_changed_number','wa_id':'12195555358'|US.A|-|-|+12195555358",
        "'from':'16505551234'|'type':'user_changed_number','wa_id':'12195555358','user_id':'US.B'|-|+16505551234|US.B|+12195555358",
        "'from_user_id':'US.B','from':'16505551234'|'type':'user_changed_number','wa_id':'12195555358','user_id':'US.B'|-|+16505551234|US.B|+12195555358",
        "'from':'16505551234'|'type':'customer_changed_number','new_wa_id':'12195555358'|-|+16505551234|-|+12195555358",
        "'from':'12195555358'|'type':'customer_changed_number','customer':'16505551234','wa_id':'12195555358'|-|+16505551234|-|+12195555358",
        "'x':1|'type':'customer_changed_number','customer':'16505551234','wa_id':'12195555358','new_wa_id':'1'|-|+16505551234|-|+12195555358",
        "'from_user_id':'US.A','from':'16505551234'|'type':'user_changed_user_id','wa_id':'16505551234','user_id':'US.B'|US.A|+16505551234|US.B|-",
        "'from_user_id':'US.A'|'type':'user_changed_user_id','wa_id':'12195555358','user_id':'US.B','parent_user_id':'US.ENT.1'|US.A|-|US.B|+12195555358",
        "'from':'US.A'|'type':'user_changed_user_id','user_id':'US.B'|US.A|-|US.B|-",
        "'from':'US.A'|'type':'user_changed_user_id','wa_id':'US.B'|US.A|-|US.B|-",
        "'from':'16505551234'|'type':'user_changed_user_id','user_id':'US.B'|-|+16505551234|US.B|-",
      })
  void aSystemMessageTellsWhoBecameWho(
      String from,
      String system,
      @Nullable String oldId,
      @Nullable String oldPhone,
      @Nullable String newId,
      @Nullable String newPhone) {
    var item = system(from, system);

    assertThat(item.content())
        .isEqualTo(new IdentityChanged(sender(oldId, oldPhone), sender(newId, newPhone)));
    assertThat(item.key()).isEqualTo("m:106540352242922:wamid.A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'from':'16505551234'|'type':'user_changed_number'|A system message of type user_changed_number that does not say who became who.",
        "'from':'16505551234'|'type':'user_changed_number','wa_id':''|A system message of type user_changed_number that does not say who became who.",
        "'from':'16505551234'|'type':'user_changed_number','wa_id':'16505551234'|A system message of type user_changed_number that does not say who became who.",
        "'from':'16505551234'|'type':'user_changed_user_id','wa_id':'16505551234','user_id':'US.B'|A system message of type user_changed_user_id that does not say who became who.",
        "'from_user_id':'US.A'|'type':'user_changed_user_id','parent_user_id':'US.ENT.1'|A system message of type user_changed_user_id that does not say who became who.",
        "'from_user_id':'US.A'|'type':'user_changed_user_id','user_id':'US.A'|A system message of type user_changed_user_id that does not say who became who.",
        "'from':'16505551234','identity':{'acknowledged':true,'hash':'x'}|'type':'customer_identity_changed'|A system message of type customer_identity_changed: the person's security code is new.",
        "'from':'16505551234'|'type':'user_waved'|A system message of type user_waved, which Ava does not know.",
        "'from':'16505551234'|'body':'x'|A system message that does not say its type.",
      })
  void aSystemMessageThatChangesNobodyIsKept(String from, String system, String reason) {
    assertThat(system(from, system).content()).isEqualTo(new Kept(reason));
  }

  @Test
  void aSystemMessageAboutNobodyIsKept() {
    assertThat(system("'x':1", "'type':'user_changed_number','wa_id':'12195555358'").content())
        .isEqualTo(new Kept("A sender has a user id or a phone number."));
  }

  @Test
  void aChangeWaitsForWhatThePersonSaidBefore() {
    assertThat(
            system("'from':'16505551234'", "'type':'user_changed_number','wa_id':'1219555535'")
                .lane())
        .isEqualTo("p:106540352242922:" + OLD);
    assertThat(
            system("'from_user_id':'US.A'", "'type':'user_changed_user_id','user_id':'US.B'")
                .lane())
        .isEqualTo("p:106540352242922:US.A");
  }

  @Test
  void anUpdateOfAUserIdTellsWhoBecameWho() {
    var item = only(update(entry("US.A", "US.B", "'wa_id':'12195555358','detail':'x',")));

    assertThat(item.content())
        .isEqualTo(new IdentityChanged(sender("US.A", null), sender("US.B", NEW)));
    assertThat(item.key()).matches("u:[0-9a-f]{64}");
    assertThat(item.lane()).isEqualTo("p:106540352242922:US.A");
    assertThat(item.providerTime()).isEqualTo(Instant.ofEpochSecond(1750030073));
    assertThat(item.raw()).contains("\"identity\":{", "\"previous\":\"US.A\"");
  }

  @Test
  void anUpdateWithoutANumberTellsOfTheIdAlone() {
    assertThat(only(update(entry("US.A", "US.B", ""))).content())
        .isEqualTo(new IdentityChanged(sender("US.A", null), sender("US.B", null)));
  }

  @Test
  void anUpdateForNoNumberOfOursHasALaneOfItsOwn() {
    var item =
        only(
            json(
                "{'entry':[{'id':'1','changes':[{'field':'user_id_update','value':{"
                    + "'user_id_update':["
                    + entry("US.A", "US.B", "")
                    + "]}}]}]}"));

    assertThat(item.content()).isInstanceOf(IdentityChanged.class);
    assertThat(item.lane()).isEqualTo(item.key());
  }

  @Test
  void everyUpdateIsAnItemOfItsOwn() {
    var items = read(update(entry("US.A", "US.B", "") + ",7," + entry("US.C", "US.D", "") + ",{}"));

    assertThat(items.stream().map(Reading::words))
        .containsExactly(
            "US.B",
            "A change of user id that does not say who became who.",
            "US.D",
            "A change of user id that does not say who became who.");
    assertThat(items.stream().map(InboxItem::key)).doesNotHaveDuplicates();
    assertThat(read(update(entry("US.C", "US.D", ""))).getFirst().key())
        .isEqualTo(items.get(2).key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'user_id':{'previous':'US.A'}}",
        "{'user_id':{'current':'US.B'},'wa_id':'12195555358'}",
        "{'user_id':{'previous':'US.A','current':'US.A'}}",
        "{'user_id':{'previous':'odd','current':'US.B'}}",
        "{'user_id':'US.B','wa_id':'12195555358'}",
        "{'wa_id':'12195555358'}",
        "null",
      })
  void anUpdateThatSaysTooLittleIsKept(String entry) {
    var item = only(update(entry));

    assertThat(item.content())
        .isEqualTo(new Kept("A change of user id that does not say who became who."));
    assertThat(item.lane()).isEqualTo(item.key());
  }

  private static InboxItem system(String from, String system) {
    return only(
        messages(
            json(
                "{'id':'wamid.A','timestamp':'1749416383','type':'system',"
                    + from
                    + ",'system':{"
                    + system
                    + "}}")));
  }

  private static String entry(String previous, String current, String more) {
    return "{%s'user_id':{'previous':'%s','current':'%s'},'timestamp':'1750030073'}"
        .formatted(more, previous, current);
  }

  private static String update(String entries) {
    return json(
        "{'entry':[{'id':'1','changes':[{'field':'user_id_update','value':{'metadata':"
            + "{'phone_number_id':'106540352242922'},'contacts':[{'profile':{'name':'P'},"
            + "'wa_id':'12195555358'}],'user_id_update':["
            + entries
            + "]}}]}]}");
  }
}
