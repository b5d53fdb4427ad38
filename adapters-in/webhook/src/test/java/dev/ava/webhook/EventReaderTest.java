package dev.ava.webhook;

import static dev.ava.webhook.Reading.PHONE;
import static dev.ava.webhook.Reading.SAID_AT;
import static dev.ava.webhook.Reading.contentOf;
import static dev.ava.webhook.Reading.message;
import static dev.ava.webhook.Reading.messages;
import static dev.ava.webhook.Reading.only;
import static dev.ava.webhook.Reading.sender;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Attachment.Kind;
import dev.ava.domain.messaging.Attachment.Media;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.InboxItem.MessageChanged;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.MessageEvent.Edited;
import dev.ava.domain.messaging.MessageEvent.Reacted;
import dev.ava.domain.messaging.MessageEvent.ReactionRemoved;
import dev.ava.domain.messaging.MessageEvent.Revoked;
import dev.ava.domain.messaging.Wamid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventReaderTest {
  @Test
  void aReactionBelongsToItsMessage() {
    assertDone(
        "'type':'reaction','reaction':{'message_id':'wamid.T','emoji':'👍🏽'}",
        new Reacted("👍🏽", SAID_AT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'emoji':''", ",'emoji':null"})
  void aReactionWithoutAnEmojiIsARemoval(String emoji) {
    assertDone(
        "'type':'reaction','reaction':{'message_id':'wamid.T'" + emoji + "}",
        new ReactionRemoved(SAID_AT));
  }

  @Test
  void anEditedTextSaysWhatItSaysNow() {
    assertDone(
        "'type':'edit','edit':{'original_message_id':'wamid.T','message':{'context':{'id':'M0'},"
            + "'type':'text','text':{'body':'new'}}}",
        new Edited("new", null, SAID_AT));
  }

  @Test
  void anEditedFileIsReadAsAFile() {
    assertDone(
        "'type':'edit','edit':{'original_message_id':'wamid.T','message':{'context':{'id':'M0'},"
            + "'type':'image','image':{'caption':'new','mime_type':'image/jpeg','sha256':'s=',"
            + "'id':'7','url':'https://x'}}}",
        new Edited("new", new Media(Kind.IMAGE, "7", "image/jpeg", "s=", "new", null), SAID_AT));
  }

  @Test
  void aRevokedMessageIsGone() {
    assertDone("'type':'revoke','revoke':{'original_message_id':'wamid.T'}", new Revoked(SAID_AT));
  }

  @Test
  void whatIsDoneToOneMessageWaitsForItAloneAndInOrder() {
    var reaction = only(messages(message("'type':'reaction','reaction':{'message_id':'wamid.T'}")));
    var revoke =
        only(messages(message("'type':'revoke','revoke':{'original_message_id':'wamid.T'}")));

    assertThat(reaction.lane()).isEqualTo("e:wamid.T").isEqualTo(revoke.lane());
    assertThat(reaction.key()).isEqualTo("m:106540352242922:wamid.A");
    assertThat(reaction.providerTime()).isEqualTo(SAID_AT);
  }

  @Test
  void anEventWithoutATimeHappensWhenItArrives() {
    var item =
        only(
            messages(
                Reading.json(
                    "{'from':'16505551234','id':'wamid.A','type':'revoke',"
                        + "'revoke':{'original_message_id':'wamid.T'}}")));

    assertThat(item.content())
        .isInstanceOfSatisfying(
            MessageChanged.class,
            changed ->
                assertThat(changed.event()).isEqualTo(new Revoked(FixedClock.NOW_TO_THE_SECOND)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "reaction|{}",
        "reaction|{'emoji':'x'}",
        "reaction|null",
        "edit|{'original_message_id':'wamid.T'}",
        "edit|{'original_message_id':'wamid.T','message':{'type':'text'}}",
        "edit|{'message':{'type':'text','text':{'body':'x'}}}",
        "revoke|{'original_message_id':''}",
        "revoke|[]",
      })
  void anEventThatSaysTooLittleStaysWithItsSender(String type, String body) {
    var item = only(messages(message("'type':'%1$s','%1$s':%2$s".formatted(type, body))));

    assertThat(item.content())
        .isEqualTo(new Kept("A message of type " + type + " without its content."));
    assertThat(item.lane()).isEqualTo("p:106540352242922:" + PHONE);
  }

  private static void assertDone(String message, MessageEvent event) {
    assertThat(contentOf(message))
        .isEqualTo(new MessageChanged(sender(null, PHONE), new Wamid("wamid.T"), event));
  }
}
