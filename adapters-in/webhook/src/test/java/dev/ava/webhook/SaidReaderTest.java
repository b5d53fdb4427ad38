package dev.ava.webhook;

import static dev.ava.webhook.Reading.contentOf;
import static dev.ava.webhook.Reading.received;
import static dev.ava.webhook.Reading.saidIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Attachment.Unsupported;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.Said;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SaidReaderTest {
  @Test
  void aTextIsWhatItSays() {
    assertThat(contentOf("'type':'text','text':{'body':'Hi','preview_url':true},'new_field':{}"))
        .isEqualTo(received(Said.text("Hi")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'type':'unsupported','errors':[{'code':131051,'title':'T','error_data':{'details':'D'}}],'unsupported':{'type':'edit'}|edit|131051|T: D|[unsupported] edit",
        "'type':'unsupported','errors':[{'code':131051,'title':'T'}]|-|131051|T|[unsupported]",
        "'type':'unknown','errors':[{'code':131051,'title':'T','details':'D'}]|-|131051|T: D|[unsupported]",
        "'type':'unknown','errors':[{}]|-|-|Meta gave no reason.|[unsupported]",
        "'type':'video','errors':[{'code':131052,'title':'Media download error'}]|video|131052|Media download error|[unsupported] video",
        "'type':'interactive','errors':[{'code':131000}]|interactive|131000|Meta gave no reason.|[unsupported] interactive",
        "'type':'hologram','hologram':{},'errors':[{'code':1,'title':'T'}]|hologram|1|T|[unsupported] hologram",
        "'errors':[{'code':1,'title':'T'}]|-|1|T|[unsupported]",
      })
  void whatWhatsAppDoesNotHandOnIsLoggedAsSuch(
      String message, @Nullable String type, @Nullable Integer code, String reason, String line) {
    assertThat(contentOf(message))
        .isEqualTo(received(new Said(line, false, new Unsupported(type, code, reason), null)));
  }

  @Test
  void anErrorBesideSomethingReadableChangesNothing() {
    assertThat(saidIn("'type':'text','text':{'body':'Hi'},'errors':[{'code':1}]"))
        .isEqualTo(Said.text("Hi"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type':'unsupported'|A message of type unsupported without its content.",
        "'type':'unknown','errors':[]|A message of type unknown without its content.",
        "'type':'hologram','hologram':{'id':'1'}|A message of type hologram, which Ava does not know.",
        "'type':'interactive/button_reply'|A message of type interactive/button_reply without its content.",
        "'type':'poll_creation'|A message of type poll_creation, which Ava does not know.",
        "'type':'request_welcome'|A message of type request_welcome: the person has only opened the chat.",
        "'type':'TEXT','text':{'body':'x'}|A message of type TEXT, which Ava does not know.",
      })
  void whatCannotBeReadIsNamed(String message, String reason) {
    assertThat(contentOf(message)).isEqualTo(new Kept(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type':'text','text':{'body':'x'}",
        "'type':'image','image':{'id':'7'}",
        "'type':'reaction','reaction':{'message_id':'wamid.T','emoji':'x'}",
        "'type':'revoke','revoke':{'original_message_id':'wamid.T'}",
        "'type':'system','system':{'type':'user_changed_number','wa_id':'12195555358'}",
        "'type':'unsupported','errors':[{'code':131051}]",
      })
  void nothingInAGroupIsActedOn(String message) {
    assertThat(contentOf("'group_id':'Y2Fw'," + message))
        .isEqualTo(new Kept("A message to a group: Ava talks with one person at a time."));
  }
}
