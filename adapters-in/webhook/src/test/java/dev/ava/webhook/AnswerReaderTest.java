package dev.ava.webhook;

import static dev.ava.webhook.Reading.contentOf;
import static dev.ava.webhook.Reading.json;
import static dev.ava.webhook.Reading.received;
import static dev.ava.webhook.Reading.saidIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Attachment.Choice;
import dev.ava.domain.messaging.Attachment.Form;
import dev.ava.domain.messaging.Attachment.Offer;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageContext.Forwarded;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.Wamid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerReaderTest {
  private static final String INTERACTIVE = "'type':'interactive','interactive':";

  @Test
  void aButtonIsAnsweredByItsTitle() {
    var message =
        "'context':{'from':'15550783881','id':'wamid.OURS'},"
            + INTERACTIVE
            + "{'type':'button_reply','button_reply':{'id':'cancel-button','title':'Cancel'}}";

    assertThat(contentOf(message))
        .isEqualTo(
            received(
                new Said(
                    "Cancel",
                    true,
                    new Choice(Offer.BUTTON, "cancel-button", "Cancel", null),
                    new MessageContext(new Wamid("wamid.OURS"), Forwarded.NO, null, null))));
  }

  @Test
  void aRowOfAListIsAnsweredByItsTitle() {
    var message =
        INTERACTIVE
            + "{'type':'list_reply','list_reply':{'id':'express','title':'Express',"
            + "'description':'Next Day'}}";

    assertThat(contentOf(message))
        .isEqualTo(
            received(
                new Said(
                    "Express",
                    true,
                    new Choice(Offer.LIST, "express", "Express", "Next Day"),
                    null)));
  }

  @Test
  void aButtonOfATemplateNeedsNoContext() {
    assertThat(contentOf("'type':'button','button':{'payload':'stop','text':'Unsubscribe'}"))
        .isEqualTo(
            received(
                new Said(
                    "Unsubscribe",
                    true,
                    new Choice(Offer.TEMPLATE_BUTTON, "stop", "Unsubscribe", null),
                    null)));
  }

  @Test
  void aButtonWithoutATitleIsNobodysWords() {
    assertThat(contentOf("'type':'button','button':{'payload':'stop'}"))
        .isEqualTo(
            received(
                new Said(
                    "stop", false, new Choice(Offer.TEMPLATE_BUTTON, "stop", "stop", null), null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'{\\'flow_token\\':\\'t\\',\\'rating\\':\\'4\\'}'|{'flow_token':'t','rating':'4'}",
        "'{\\'rating\\':4}'|{'rating':4}",
        "'[1]'|[1]",
        "'\\'x\\''|'x'",
        "'no json'|'no json'",
        "''|''",
        "{'rating' : 4}|{'rating' : 4}",
        "[[]]|[[]]",
        "7|7",
      })
  void aFormIsKeptAsItCame(String responseJson, String answers) {
    var message =
        INTERACTIVE
            + "{'type':'nfm_reply','nfm_reply':{'name':'flow','body':'Sent','response_json':"
            + responseJson
            + "}}";

    assertThat(contentOf(message))
        .isEqualTo(
            received(
                new Said("[flow] Sent", false, new Form("flow", "Sent", json(answers)), null)));
  }

  @Test
  void anAddressIsAForm() {
    var message =
        INTERACTIVE
            + "{'type':'nfm_reply','nfm_reply':{'name':'address_message','body':'1 Road',"
            + "'response_json':'{}'}}";

    assertThat(saidIn(message))
        .isEqualTo(
            new Said(
                "[address_message] 1 Road",
                false,
                new Form("address_message", "1 Road", "{}"),
                null));
  }

  @Test
  void aFormMayBeNamelessAndWordless() {
    var message = INTERACTIVE + "{'type':'nfm_reply','nfm_reply':{'response_json':'{}'}}";

    assertThat(saidIn(message))
        .isEqualTo(new Said("[form]", false, new Form("form", null, "{}"), null));
  }

  @Test
  void aPermissionToCallIsAForm() {
    var reply =
        "{'response':'accept','is_permanent':false,'expiration_timestamp':'1768550400',"
            + "'response_source':'user_action'}";
    var message =
        INTERACTIVE + "{'type':'call_permission_reply','call_permission_reply':" + reply + "}";

    assertThat(saidIn(message))
        .isEqualTo(
            new Said(
                "[call_permission_reply] accept",
                false,
                new Form("call_permission_reply", "accept", json(reply)),
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type':'button','button':{}|button without its content.",
        "'type':'button'|button without its content.",
        "'type':'interactive'|interactive without its content.",
        "'type':'interactive','interactive':'x'|interactive without its content.",
        "'type':'interactive','interactive':{}|interactive without its content.",
        "'type':'interactive','interactive':{'type':'button_reply'}|interactive/button_reply without its content.",
        "'type':'interactive','interactive':{'type':'list_reply','list_reply':{}}|interactive/list_reply without its content.",
        "'type':'interactive','interactive':{'type':'nfm_reply','nfm_reply':{'name':'flow'}}|interactive/nfm_reply without its content.",
        "'type':'interactive','interactive':{'type':'nfm_reply','nfm_reply':{'response_json':null}}|interactive/nfm_reply without its content.",
        "'type':'interactive','interactive':{'type':'call_permission_reply','call_permission_reply':{}}|interactive/call_permission_reply without its content.",
        "'type':'interactive','interactive':{'type':'poll_reply','poll_reply':{'id':'1'}}|interactive/poll_reply, which Ava does not know.",
      })
  void whatCannotBeReadIsNamed(String message, String reason) {
    assertThat(contentOf(message)).isEqualTo(new Kept("A message of type " + reason));
  }
}
