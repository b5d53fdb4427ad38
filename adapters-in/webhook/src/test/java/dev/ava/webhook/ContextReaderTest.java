package dev.ava.webhook;

import static dev.ava.webhook.Reading.saidIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.MessageContext;
import dev.ava.domain.messaging.MessageContext.Forwarded;
import dev.ava.domain.messaging.MessageContext.Product;
import dev.ava.domain.messaging.MessageContext.Referral;
import dev.ava.domain.messaging.Wamid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContextReaderTest {
  @Test
  void aReplyQuotesItsMessage() {
    assertThat(context("'context':{'from':'106540352242922','id':'wamid.Q'}"))
        .isEqualTo(new MessageContext(new Wamid("wamid.Q"), Forwarded.NO, null, null));
  }

  @Test
  void aForwardedMessageQuotesNothing() {
    assertThat(context("'context':{'forwarded':true}"))
        .isEqualTo(new MessageContext(null, Forwarded.YES, null, null));
    assertThat(context("'context':{'frequently_forwarded':true}"))
        .isEqualTo(new MessageContext(null, Forwarded.OFTEN, null, null));
    assertThat(context("'context':{'forwarded':true,'frequently_forwarded':true}"))
        .isEqualTo(new MessageContext(null, Forwarded.OFTEN, null, null));
  }

  @Test
  void aQuestionAboutAProductNamesIt() {
    assertThat(
            context(
                "'context':{'from':'1','id':'wamid.Q','referred_product':{'catalog_id':'19',"
                    + "'product_retailer_id':'di9'}}"))
        .isEqualTo(
            new MessageContext(new Wamid("wamid.Q"), Forwarded.NO, new Product("19", "di9"), null));
  }

  @Test
  void anAdvertisementRidesOnAnyMessage() {
    var referral =
        "'referral':{'source_url':'https://fb.me/x','source_id':'12','source_type':'ad',"
            + "'headline':'Chat','body':'Buy','media_type':'video','video_url':'v',"
            + "'thumbnail_url':'t','ctwa_clid':'Aff','welcome_message':{'text':'Hi'}}";
    var expected =
        new MessageContext(
            null,
            Forwarded.NO,
            null,
            new Referral("ad", "12", "https://fb.me/x", "Chat", "Buy", "Aff"));

    assertThat(context(referral)).isEqualTo(expected);
    assertThat(saidIn("'type':'image','image':{'id':'7'}," + referral).context())
        .isEqualTo(expected);
  }

  @Test
  void aPostInTheStatusHasNoClick() {
    assertThat(context("'referral':{'source_id':'12','source_type':'post','body':''}"))
        .isEqualTo(
            new MessageContext(
                null, Forwarded.NO, null, new Referral("post", "12", null, null, null, null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'x':1",
        "'context':null",
        "'context':'wamid.Q'",
        "'context':{}",
        "'context':{'id':'','forwarded':false}",
        "'context':{'forwarded':'true'}",
        "'context':{'referred_product':{'catalog_id':'19'}}",
        "'context':[],'referral':{}",
        "'referral':'x'",
        "'referral':{'headline':'Chat'}",
      })
  void whatSaysNothingIsNoContext(String odd) {
    assertThat(context(odd)).isNull();
  }

  private static @Nullable MessageContext context(String more) {
    return saidIn("'type':'text','text':{'body':'x'}," + more).context();
  }
}
