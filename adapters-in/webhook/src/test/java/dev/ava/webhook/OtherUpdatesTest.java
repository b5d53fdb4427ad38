package dev.ava.webhook;

import static dev.ava.webhook.Reading.json;
import static dev.ava.webhook.Reading.only;
import static dev.ava.webhook.Reading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Meta tells besides messages and statuses.
final class OtherUpdatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "account_alerts|{}",
        "account_review_update|{'decision':'APPROVED'}",
        "account_settings_update|{}",
        "account_update|{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'SCHEDULE_FOR_DISABLE','waba_ban_date':'January 31, 2021'}}",
        "account_update|{'event':'ACCOUNT_RESTRICTION','restriction_info':[{'restriction_type':'RESTRICTED_BIZ_INITIATED_MESSAGING','expiration':1641330498}]}",
        "automatic_events|{}",
        "business_capability_update|{'max_daily_conversation_per_phone':-1}",
        "business_username_updates|{}",
        "calls|{'calls':[{'id':'wacid.X','from':'972987654321','to':'16315553601','event':'connect','timestamp':'1752583107','session':{'sdp_type':'offer','sdp':'v=0'}}]}",
        "flows|{'event':'FLOW_STATUS_CHANGE'}",
        "group_lifecycle_update|{}",
        "group_participants_update|{}",
        "group_settings_update|{}",
        "group_status_update|{}",
        "history|{'history':[{'metadata':{'phase':0},'threads':[{'id':'16505551234','messages':[{'from':'15550783881','id':'wamid.X','timestamp':'1739230955','type':'text','text':{'body':'x'}}]}]}]}",
        "message_template_components_update|{'message_template_id':1315}",
        "message_template_quality_update|{'previous_quality_score':'GREEN','new_quality_score':'YELLOW','message_template_id':806312974732579}",
        "message_template_status_update|{'event':'REJECTED','message_template_id':1689556908129835,'reason':'INVALID_FORMAT'}",
        "messaging_handovers|{}",
        "partner_solutions|{}",
        "payment_configuration_update|{}",
        "phone_number_name_update|{'display_phone_number':'16505551111','decision':'APPROVED','rejection_reason':null}",
        "phone_number_quality_update|{'display_phone_number':'15550783881','event':'THROUGHPUT_UPGRADE','current_limit':'TIER_UNLIMITED'}",
        "security|{}",
        "smb_app_state_sync|{'state_sync':[{'type':'contact','contact':{'phone_number':'16505551234'},'action':'add'}]}",
        "smb_message_echoes|{'message_echoes':[{'from':'15550783881','to':'16505551234','id':'wamid.X','timestamp':'1697043223','type':'text','text':{'body':'x'}}],'messages':[{'id':'wamid.X'}]}",
        "standby|{}",
        "template_category_update|{'new_category':'MARKETING'}",
        "template_correct_category_detection|{}",
        "user_preferences|{'contacts':[],'user_preferences':[{'wa_id':'16505551234','category':'marketing_messages','value':'resume','timestamp':1731705721}]}",
        "something_new|[1,2]",
        "messages_|'x'",
      })
  void anotherFieldIsKeptWholeAndNamed(String field, String value) {
    var item =
        only(
            json(
                "{'entry':[{'id':'1','time':1749416383,'changes':[{'field':'%s','value':%s}]}]}"
                    .formatted(field, value)));

    assertThat(item.content()).isEqualTo(new Kept("Ava does not act on field \"" + field + "\"."));
    assertThat(item.key()).matches("o:[0-9a-f]{64}").isEqualTo(item.lane());
    assertThat(item.providerTime()).isEqualTo(Reading.SAID_AT);
    assertThat(item.raw()).contains(json("'field':'" + field + "'"), json(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'code':0,'title':'We were unable to authenticate the app user'}|Meta reports error 0: We were unable to authenticate the app user",
        "{'code':131000,'title':'Something went wrong','message':'m','error_data':{'details':'Unsupported webhook payload'}}|Meta reports error 131000: Something went wrong: Unsupported webhook payload",
        "{'title':'T'}|Meta reports an error: T",
        "{}|Meta reports an error: Meta gave no reason.",
        "7|Meta reports an error: Meta gave no reason.",
      })
  void anErrorIsKeptWithItsCodeAndTitle(String error, String reason) {
    assertThat(only(Bodies.body(json("'errors':[" + error + "]"))).content())
        .isEqualTo(new Kept(reason));
  }

  @Test
  void anInteractiveMessageThatMetaCouldNotWriteIsKeptBesideItsError() {
    var body =
        Bodies.body(
            json(
                "'messages':[{'from':'16505551234','id':'wamid.A','type':'interactive'}],"
                    + "'errors':[{'code':131000,'title':'Something went wrong',"
                    + "'error_data':{'details':'Unsupported webhook payload'}}]"));

    assertThat(read(body).stream().map(Reading::words))
        .containsExactly(
            "A message of type interactive without its content.",
            "Meta reports error 131000: Something went wrong: Unsupported webhook payload");
  }
}
