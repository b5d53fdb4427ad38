package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.DIFFICULT_TEXT;
import static dev.ava.testkit.Fixtures.aBusinessScopedUserId;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.testkit.contract.GatewayHarness.Received;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What [MessageGateway] promises.
public abstract class MessageGatewayContract {
  private static final int ATTEMPT = 3;

  protected abstract GatewayHarness harness();

  @Test
  void whatMetaTookIsAccepted() {
    var wamid = aWamid();
    harness().accepts(wamid);

    assertThat(send(anOutboundMessage().build())).isEqualTo(new Result.Accepted(wamid));
  }

  @Test
  void theLongestWamidIsReadWhole() {
    var wamid = new Wamid("wamid." + "=".repeat(506));
    harness().accepts(wamid);

    assertThat(send(anOutboundMessage().build())).isEqualTo(new Result.Accepted(wamid));
  }

  @Test
  void aNumberIsSentToWithItsPlusSign() {
    var phone = aPhone();
    var message = anOutboundMessage().to(new WhatsAppSender(null, phone)).build();

    send(message);

    assertThat(harness().received())
        .containsExactly(new Received(phone.e164(), "hello", reference(message)));
  }

  @Test
  void aPersonWhoseNumberIsHiddenIsSentToByUserId() {
    var userId = aBusinessScopedUserId();
    var message = anOutboundMessage().to(new WhatsAppSender(userId, null)).build();

    send(message);

    assertThat(harness().received())
        .containsExactly(new Received(userId.value(), "hello", reference(message)));
  }

  @ParameterizedTest
  @ValueSource(strings = {DIFFICULT_TEXT, " \"\\\u0001\u2028</script>", "{{1}} *bold* _x_"})
  void textArrivesAsItIs(String text) {
    send(anOutboundMessage().saying(text).build());

    assertThat(harness().received()).extracting(Received::text).containsExactly(text);
  }

  @Test
  void theLongestTextArrivesWhole() {
    var longest = "🦄".repeat(4_096);

    send(anOutboundMessage().saying(longest).build());

    assertThat(harness().received()).extracting(Received::text).containsExactly(longest);
  }

  @Test
  void whatMetaRefusesForGoodIsRefused() {
    var code = harness().refuses();

    var result = send(anOutboundMessage().build());

    assertThat(result).isInstanceOf(Result.Failed.class);
    assertThat(((Result.Failed) result).handling()).isEqualTo(Handling.PERMANENT);
    assertThat(((Result.Failed) result).why().code()).isEqualTo(code);
    assertThat(((Result.Failed) result).why().reason()).isNotBlank();
  }

  @Test
  void aReachedLimitLetsTheNumberRestForAsLongAsTheOtherSideSays() {
    harness().throttles(Duration.ofSeconds(90));

    var result = send(anOutboundMessage().build());

    assertThat(result).isInstanceOf(Result.Failed.class);
    assertThat(((Result.Failed) result).handling()).isEqualTo(Handling.PAUSE);
    assertThat(((Result.Failed) result).retryAfter()).contains(Duration.ofSeconds(90));
  }

  @Test
  void withoutAConnectionItIsToBeTriedAgain() {
    harness().isDown();

    var result = send(anOutboundMessage().build());

    assertThat(result).isInstanceOf(Result.Failed.class);
    assertThat(((Result.Failed) result).handling()).isEqualTo(Handling.RETRY);
    assertThat(harness().received()).isEmpty();
  }

  @Test
  void noAnswerInTimeIsUnanswered() {
    harness().hangs();

    assertUnansweredOnce();
  }

  @Test
  void aBrokenConnectionIsUnanswered() {
    harness().drops();

    assertUnansweredOnce();
  }

  @Test
  void anAnswerThatSaysNothingIsUnanswered() {
    harness().babbles();

    assertUnansweredOnce();
  }

  @Test
  void noReasonHoldsTheText() {
    var text = "a very private sentence";
    harness().refuses();
    var refused = send(anOutboundMessage().saying(text).build());
    harness().drops();
    var unanswered = send(anOutboundMessage().saying(text).build());

    assertThat(refused.toString() + unanswered).doesNotContain(text);
  }

  @Test
  void theOtherSideMayRecover() {
    harness().drops();
    send(anOutboundMessage().build());
    var wamid = aWamid();
    harness().accepts(wamid);

    assertThat(send(anOutboundMessage().build())).isEqualTo(new Result.Accepted(wamid));
  }

  @Test
  void severalThreadsMaySendAtTheSameTime() {
    var wamid = aWamid();
    harness().accepts(wamid);

    var results = Race.run(8, index -> send(anOutboundMessage().build()));

    assertThat(results).isEqualTo(Collections.nCopies(8, new Result.Accepted(wamid)));
    assertThat(harness().received()).extracting(Received::reference).doesNotHaveDuplicates();
  }

  private void assertUnansweredOnce() {
    var message = anOutboundMessage().build();

    assertThat(send(message)).isInstanceOf(Result.Unanswered.class);
    assertThat(harness().received())
        .extracting(Received::reference)
        .containsExactly(reference(message));
  }

  private Result send(OutboundMessage message) {
    return harness().gateway().send(message, ATTEMPT);
  }

  private static String reference(OutboundMessage message) {
    return message.id() + "/" + ATTEMPT;
  }
}
