package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.OUR_NUMBER;
import static dev.ava.testkit.Fixtures.aPhoneNumberId;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.messaging.port.BusinessNumbers.Standing;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.usecase.ResumeNumber.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResumeNumberTest extends QueueScenario {
  @Test
  void aNumberThatIsStoppedSendsAgainAtOnce() {
    sent(failed(Handling.STOP));
    queued();
    assertThat(send()).isEmpty();

    assertThat(resume(OUR_NUMBER)).isEqualTo(new Outcome.Resumed());

    assertThat(numbers())
        .extracting(BusinessNumbers.State::standing)
        .containsExactly(Standing.OPEN);
    fakes.gateway.ends(message -> new Result.Accepted(aWamid()));
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
  }

  @Test
  void whatStoppedTheNumberGoesOutAtOnceAndWhatWaitsBehindItToo() {
    var person = aSender();
    var first = queued(anOutboundMessage().to(person), NOW);
    var second = queued(anOutboundMessage().to(person), NOW);
    fakes.gateway.ends(message -> failed(Handling.STOP));
    send();

    resume(OUR_NUMBER);

    fakes.gateway.ends(message -> new Result.Accepted(aWamid()));
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    assertThat(fakes.gateway.sent()).containsExactly(first, first, second);
  }

  @Test
  void whatRestedWithTheNumberGoesOutAtOnce() {
    sent(failed(Handling.PAUSE, Duration.ofHours(1)));

    resume(OUR_NUMBER);

    fakes.gateway.ends(message -> new Result.Accepted(aWamid()));
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
  }

  @Test
  void whoIsToBeLeftAloneForHoursStaysSo() {
    sent(failed(Handling.HOLD, Duration.ofHours(10)));
    sent(failed(Handling.STOP));

    resume(OUR_NUMBER);

    fakes.gateway.ends(message -> new Result.Accepted(aWamid()));
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    assertThat(send()).isEmpty();
  }

  @Test
  void anotherNumbersMessagesWaitOn() {
    sent(failed(Handling.STOP));
    var other = aPhoneNumberId();
    queued(anOutboundMessage().from(other), NOW);
    fakes.gateway.ends(message -> failed(Handling.RETRY, Duration.ofSeconds(30)));
    send();

    resume(OUR_NUMBER);

    fakes.gateway.ends(message -> new Result.Accepted(aWamid()));
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    assertThat(send()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "zz"})
  void whenAnotherNumberOpensDoesNotMatter(String id) {
    var other = new PhoneNumberId(id);
    queued(anOutboundMessage().from(other), NOW);
    fakes.gateway.ends(message -> failed(Handling.PAUSE, Duration.ofMinutes(1)));
    send();
    sent(failed(Handling.PAUSE, Duration.ofHours(1)));

    resume(OUR_NUMBER);

    fakes.gateway.ends(message -> new Result.Accepted(aWamid()));
    assertThat(send()).contains(new SendReplies.Outcome.Accepted());
    assertThat(send()).isEmpty();
  }

  @Test
  void aNumberThatRestsIsOpenAgain() {
    sent(failed(Handling.PAUSE, Duration.ofHours(1)));

    assertThat(resume(OUR_NUMBER)).isEqualTo(new Outcome.Resumed());

    assertThat(numbers())
        .extracting(BusinessNumbers.State::standing)
        .containsExactly(Standing.OPEN);
  }

  @Test
  void aNumberThatSendsOrNeverSentWasOpen() {
    sent(new Result.Accepted(aWamid()));

    assertThat(resume(OUR_NUMBER)).isEqualTo(new Outcome.WasOpen());
    assertThat(resume(aPhoneNumberId())).isEqualTo(new Outcome.WasOpen());
  }

  private Outcome resume(PhoneNumberId number) {
    return MessagingUseCases.resumeNumber(fakes.messagingPorts(), fakes.transactions, fakes.clock)
        .resume(new ResumeNumber.Command(OPERATOR, number));
  }
}
