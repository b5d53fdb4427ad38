package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.OUR_NUMBER;
import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.InboxItemFixture.aMessageFrom;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.holding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.OutboundMessage.Reference;
import dev.ava.domain.messaging.Said;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.Inbox.Selection;
import dev.ava.domain.messaging.port.Inbox.State;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import dev.ava.domain.messaging.port.Outbox;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.usecase.LinkWhatsApp;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReplayInboxTest extends QueueScenario {
  @Test
  void whatIsDeadIsHandledOnceMore() {
    fakes.replies.answers(
        prompt -> {
          throw new IllegalStateException("a defect");
        });
    receive(aText(annsPhone, "hello").build());
    for (int attempt = 1; attempt <= 12; attempt++) {
      handle();
      fakes.clock.advance(Duration.ofMinutes(5));
    }
    assertThat(handle().taken()).isZero();
    fakes.replies.answers(prompt -> "mended");

    assertThat(replayed(new Selection.Dead())).isEqualTo(1);
    handleAll();

    assertThat(log()).extracting(Message::content).containsExactly("hello", "mended");
  }

  @Test
  void whatIsNamedIsHandledOnceMore() {
    var dead = ended(new Ending.Dead("why"));
    ended(new Ending.Dead("why"));

    assertThat(replayed(new Selection.Of(List.of(dead)))).isEqualTo(1);
    assertThat(claimed().id()).isEqualTo(dead);
  }

  @Test
  void whatArrivedInASpanOfTimeIsHandledOnceMore() {
    ended(new Ending.Kept("why"));
    fakes.clock.advance(Duration.ofMinutes(1));
    var now = fakes.clock.instant();
    var kept = ended(new Ending.Kept("why"));

    assertThat(replayed(new Selection.Arrived(now, now.plusSeconds(1)))).isEqualTo(1);
    assertThat(claimed().id()).isEqualTo(kept);
  }

  @Test
  void replayingEverythingChangesNothing() {
    aDay();
    var before = everything();

    fakes.clock.advance(Duration.ofDays(2));
    var again =
        replayed(new Selection.Arrived(STARTED.minusSeconds(60), STARTED.plusSeconds(86_400)));
    handleAll();
    settleAll();

    assertThat(again).isGreaterThan(100);
    assertThat(everything()).isEqualTo(before);
    assertThat(stored(() -> fakes.inbox.list(State.DEAD, 0, 9))).isEmpty();
  }

  /// Everything that Meta may tell us, from people who are known, unknown, linking and moving.
  private void aDay() {
    Samples.items().forEach(this::receiveAndHandle);
    Samples.attachments()
        .forEach(each -> tell(annsPhone, new Said(each.line(), false, each, null)));
    Samples.attachments().forEach(each -> tell(annsPhone, new Said("Look", true, each, null)));
    Samples.contexts().forEach(each -> tell(annsPhone, new Said("So?", true, null, each)));
    var question = aWamid();
    receiveAndHandle(
        holding(
                new InboxItem.MessageReceived(
                    annsPhone, OUR_NUMBER, question, Said.text("Are you there?")))
            .build());
    Samples.events().forEach(event -> change(annsPhone, question, event));
    change(aSender(), question, Samples.events().getFirst());
    strangersWrite();
    bobLinks();
    sendAll();
    reportAll();
    move(annsPhone, aSender(), NOW);
    move(aSender(), aSender(), NOW);
    settleAll();
  }

  private void strangersWrite() {
    var stranger = aSender();
    tell(stranger, Said.text("hello"));
    tell(stranger, Said.text("hello?"));
    tell(stranger, new Said("[sticker]", false, null, null));
  }

  private void bobLinks() {
    var bob = fakes.aUser();
    var phone = aPhone();
    var outcome =
        preferences.linkWhatsApp().link(new LinkWhatsApp.Command(new Caller.User(bob), phone));
    var link = ((LinkWhatsApp.Outcome.Stored) outcome).link();
    var sender = new WhatsAppSender(null, phone);
    tell(sender, Said.text(((WhatsAppLink.Pending) link).code().value()));
    tell(sender, Said.text("linked?"));
    assertThat(messages(bob)).hasSize(2);
  }

  /// Sends what waits, and every third message without an answer or in vain.
  private void sendAll() {
    var locked = new SendFailure(131_031, "Locked");
    var number = new int[1];
    fakes.gateway.ends(
        message ->
            switch (number[0]++ % 3) {
              case 0 -> new Result.Unanswered(locked);
              case 1 -> failed(Handling.PERMANENT);
              default -> new Result.Accepted(aWamid());
            });
    while (send().isPresent()) {
      fakes.clock.advance(Duration.ofSeconds(6));
    }
  }

  /// Reports every status of every message, failures that stop the number included, and has the
  /// number mended.
  private void reportAll() {
    fakes.outbox.all().stream()
        .map(Outbox.Tracked::message)
        .forEach(
            message ->
                Stream.of(Message.Status.SENT, Message.Status.READ, Message.Status.FAILED)
                    .limit(message.id().value().getLeastSignificantBits() % 2 == 0 ? 2 : 3)
                    .forEach(status -> report(new Reference(message.id(), 1), status)));
    receiveAndHandle(
        holding(new InboxItem.StatusReported(aWamid(), null, Message.Status.DELIVERED, null))
            .build());
    fakes.transactions.required(WORKER, () -> fakes.numbers.resume(OUR_NUMBER));
  }

  private void report(Reference reference, Message.Status status) {
    var why = status == Message.Status.FAILED ? new SendFailure(131_031, "Locked") : null;
    receiveAndHandle(
        holding(new InboxItem.StatusReported(aWamid(), reference, status, why)).build());
  }

  private void move(WhatsAppSender from, WhatsAppSender to, Instant at) {
    receiveAndHandle(holding(new InboxItem.IdentityChanged(from, to)).at(at).build());
  }

  private void change(WhatsAppSender who, Wamid target, MessageEvent event) {
    receiveAndHandle(holding(new InboxItem.MessageChanged(who, target, event)).build());
  }

  private void tell(WhatsAppSender who, Said said) {
    receiveAndHandle(aMessageFrom(who, said).build());
  }

  private void receiveAndHandle(InboxItem item) {
    receive(item);
    handleAll();
  }

  /// Waits for what is told of messages that nobody knows.
  private void settleAll() {
    for (int attempt = 1; attempt <= 8; attempt++) {
      fakes.clock.advance(Duration.ofMinutes(5));
      handleAll();
    }
    assertThat(stored(() -> fakes.inbox.list(State.WAITING, 0, 9))).isEmpty();
  }

  private List<Message> messages(UserId user) {
    return stored(() -> fakes.log.list(user, null, 200));
  }

  /// All that handling can change, but when it was last tried.
  private List<Object> everything() {
    return List.of(
        log(),
        fakes.outbox.all(),
        Arrays.stream(Outbox.State.values())
            .map(state -> stored(() -> fakes.outbox.list(state, 0, 1_000)))
            .toList(),
        stored(() -> fakes.numbers.list()),
        stored(() -> fakes.identities.changes(ann)),
        stored(() -> fakes.identities.find(Set.of(annsPhone))),
        stored(() -> fakes.links.ofUser(ann)),
        stored(() -> fakes.inbox.census().counts()));
  }

  private int replayed(Selection which) {
    return MessagingUseCases.replayInbox(fakes.inbox, fakes.transactions, fakes.clock)
        .replay(new ReplayInbox.Command(OPERATOR, which))
        .again();
  }
}
