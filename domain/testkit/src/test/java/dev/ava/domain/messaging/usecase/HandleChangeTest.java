package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.InboxItemFixture.holding;
import static dev.ava.testkit.MessageFixture.aMessage;
import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HandleChangeTest extends MessagingScenario {
  private static final MessageEvent REACTION = Samples.events().getFirst();
  private static final MessageEvent REVOCATION = Samples.events().getLast();

  private final Wamid wamid = aWamid();

  @ParameterizedTest
  @MethodSource("dev.ava.testkit.Samples#events")
  void whatIsDoneToAnOwnMessageIsRecordedBesideIt(MessageEvent event) {
    said();

    var item = done(annsPhone, event);

    assertThat(events()).containsExactly(event);
    assertThat(log()).extracting(Message::content).containsExactly("hello");
    assertThat(outbound()).isEmpty();
    assertThat(fakes.replies.prompts()).isEmpty();
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
  }

  @Test
  void whatIsDoneToAnAnswerIsRecordedBesideIt() {
    answered();

    var item = done(annsPhone, REACTION);

    assertThat(events()).containsExactly(REACTION);
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
  }

  @Test
  void toldAgainItIsRecordedOnce() {
    said();
    done(annsPhone, REACTION);
    done(annsPhone, REVOCATION);

    replay();

    assertThat(events()).containsExactly(REACTION, REVOCATION);
  }

  @Test
  void somebodyElseDoesNothingToAMessage() {
    said();
    var bob = fakes.aUser();
    var bobsPhone = aSender();
    fakes.transactions.required(WORKER, () -> fakes.identities.remember(bob, bobsPhone));

    for (var other : List.of(bobsPhone, aSender())) {
      var item = done(other, REVOCATION);

      assertThat(fakes.inbox.ending(item.key()))
          .contains(new Ending.Kept("It is about a message of somebody else."));
    }
    assertThat(events()).isEmpty();
  }

  @Test
  void whatIsEarlierThanItsMessageWaitsForIt() {
    var item = done(annsPhone, REACTION);
    assertThat(fakes.inbox.ending(item.key())).isEmpty();
    said();

    fakes.clock.advance(Duration.ofSeconds(1).minusNanos(1));
    assertThat(handle().taken()).isZero();
    fakes.clock.advance(Duration.ofNanos(1));
    assertThat(handle().taken()).isEqualTo(1);

    assertThat(events()).containsExactly(REACTION);
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
  }

  @Test
  void whatIsAboutNothingThatAvaKnowsIsKeptInTheEnd() {
    assertIsKeptInTheEnd(done(annsPhone, REACTION));
  }

  @Test
  void whatIsAboutANoticeIsKeptInTheEnd() {
    var notice = anOutboundMessage().build();
    fakes.transactions.required(
        WORKER,
        () -> {
          fakes.outbox.add(List.of(notice), NOW);
          fakes.outbox.settle(
              List.of(new Outbox.Settled(notice.id(), wamid, Optional.empty())), NOW);
        });

    assertIsKeptInTheEnd(done(annsPhone, REACTION));
  }

  private void assertIsKeptInTheEnd(InboxItem item) {
    for (int attempt = 1; attempt < 8; attempt++) {
      assertThat(fakes.inbox.ending(item.key())).isEmpty();
      fakes.clock.advance(Duration.ofSeconds(1L << (attempt - 1)).minusNanos(1));
      assertThat(handle().taken()).isZero();
      fakes.clock.advance(Duration.ofNanos(1));
      assertThat(handle().setbacks()).isEmpty();
    }
    assertThat(fakes.inbox.ending(item.key()))
        .contains(new Ending.Kept("It is about a message that Ava does not know."));
  }

  private void said() {
    var message = aMessage().of(ann).build();
    fakes.transactions.required(
        WORKER, () -> fakes.log.append(List.of(new MessageLog.Entry(message, wamid))));
  }

  private void answered() {
    var reply = aReply().of(ann).build();
    var sent = anOutboundMessage().carrying(reply).to(annsPhone).build();
    fakes.transactions.required(
        WORKER,
        () -> {
          fakes.log.append(List.of(new MessageLog.Entry(reply, null)));
          fakes.outbox.add(List.of(sent), NOW);
          fakes.outbox.settle(List.of(new Outbox.Settled(sent.id(), wamid, Optional.empty())), NOW);
        });
  }

  private InboxItem done(WhatsAppSender by, MessageEvent event) {
    var item = holding(new InboxItem.MessageChanged(by, wamid, event)).build();
    receive(item);
    assertThat(handle().setbacks()).isEmpty();
    return item;
  }

  private List<MessageEvent> events() {
    assertThat(log()).hasSize(1);
    return log().getFirst().events();
  }
}
