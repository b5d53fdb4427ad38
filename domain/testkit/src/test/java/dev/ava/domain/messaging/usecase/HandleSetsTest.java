package dev.ava.domain.messaging.usecase;

import static dev.ava.domain.messaging.Message.Status.DELIVERED;
import static dev.ava.domain.messaging.Message.Status.QUEUED;
import static dev.ava.domain.messaging.Message.Status.READ;
import static dev.ava.domain.messaging.Message.Status.SENT;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.Fixtures.aWamid;
import static dev.ava.testkit.InboxItemFixture.aReport;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.somethingKept;
import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ava.domain.avatar.Avatar;
import dev.ava.domain.avatar.port.Avatars;
import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.messaging.port.Journeys.Step;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.RecordedJourneys.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is claimed together is handled together, and fails alone.
final class HandleSetsTest extends MessagingScenario {
  private static final int MANY = 20;
  private static final Duration LEASE = Duration.ofMinutes(5);

  @Test
  void manyMessagesTakeTwoTransactionsHoweverManyTheyAre() {
    receive(texts().toArray(InboxItem[]::new));

    var outcome = handle(new BreakableTransactions(fakes.transactions, 3));

    assertThat(outcome).isEqualTo(new HandleInbox.Outcome(MANY, List.of()));
    assertThat(outbound()).hasSize(MANY);
    assertThat(log()).hasSize(2 * MANY);
    assertThat(outbound())
        .extracting(OutboundMessage::text)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, MANY).mapToObj(i -> "Re: text " + i).toList());
  }

  @Test
  void manyReportsTakeOneTransactionHoweverManyTheyAre() {
    var sent = IntStream.range(0, MANY).mapToObj(i -> sent()).toList();
    receive(
        sent.stream()
            .map(each -> aReport(aWamid(), each.id(), DELIVERED, null).build())
            .toArray(InboxItem[]::new));

    var outcome = handle(new BreakableTransactions(fakes.transactions, 2));

    assertThat(outcome).isEqualTo(new HandleInbox.Outcome(MANY, List.of()));
    assertThat(log()).extracting(Message::status).hasSize(MANY).containsOnly(DELIVERED);
  }

  @Test
  void allRepliesAreThoughtOfAtTheSameTime() {
    receive(texts().toArray(InboxItem[]::new));
    var together = new CyclicBarrier(MANY);
    fakes.replies.answers(
        prompt -> {
          try {
            together.await(10, TimeUnit.SECONDS);
          } catch (Exception alone) {
            throw new IllegalStateException("The others do not come.", alone);
          }
          return "Re: " + prompt.text();
        });

    assertThat(handle().setbacks()).isEmpty();
    assertThat(outbound()).hasSize(MANY);
  }

  @Test
  void aMessageThatCannotBeAdmittedHurtsNoOther() {
    var defect = new IllegalStateException("a defect");
    var bob = fakes.aUser();
    var bobsPhone = remembered(bob);
    var bad = aText(bobsPhone, "bad").build();
    receive(aText(annsPhone, "one").build(), bad, aText(annsPhone, "two").build());

    var outcome = handle(new Spoiled(bob, defect));

    assertThat(outcome)
        .isEqualTo(
            new HandleInbox.Outcome(3, List.of(new HandleInbox.Setback(2, 1, false, defect))));
    assertThat(outbound()).extracting(OutboundMessage::text).containsExactly("Re: one", "Re: two");
    assertThat(fakes.replies.prompts()).hasSize(2);
    assertThat(fakes.inbox.ending(bad.key())).isEmpty();
  }

  @Test
  void whoIsAwayIsAwayForAllAndNoneIsTriedAlone() {
    var away = new Unavailable("The store is tired.");
    receive(aText(annsPhone, "one").build(), aText(annsPhone, "two").build());
    var spoiled = new Spoiled(ann, away);

    assertThat(handle(spoiled).setbacks())
        .extracting(HandleInbox.Setback::cause)
        .containsExactly(away, away);

    assertThat(spoiled.asked).isEqualTo(1);
  }

  @Test
  void aReplyThatComesTooLateHurtsNoOtherAndIsNotThoughtOfAgain() {
    var bob = fakes.aUser();
    var bobsPhone = remembered(bob);
    var raw = "{\"from\": \"%s\"}".formatted(bobsPhone.key());
    receive(aText(annsPhone, "hello").build(), aText(bobsPhone, "hello").raw(raw).build());
    var handled = new ArrayList<String>();
    fakes.replies.answers(
        prompt -> {
          synchronized (handled) {
            handled.add(prompt.text());
            if (handled.size() == 1) {
              erase(bob);
            }
          }
          return "too late for one";
        });

    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(2, List.of()));

    assertThat(log()).extracting(Message::content).containsExactly("hello", "too late for one");
    assertThat(outbound()).extracting(OutboundMessage::to).containsExactly(annsPhone);
    assertThat(handled).hasSize(2);
  }

  @Test
  void strangersAndCodesAreHandledBesideTheOthers() {
    var stranger = aSender();
    receive(
        aText(stranger, "who are you?").build(),
        aText(annsPhone, "hello").build(),
        aText(annsPhone, "LINK-ABCDEF").build());

    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(3, List.of()));

    assertThat(outbound())
        .extracting(OutboundMessage::text)
        .contains(Notices.STRANGER, "Re: hello")
        .hasSize(3);
  }

  @Test
  void aStrangerWhoWritesTwiceIsToldOnce() {
    var stranger = aSender();
    receive(aText(stranger, "one").build(), aText(stranger, "two").build());

    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(2, List.of()));

    assertThat(outbound()).extracting(OutboundMessage::text).containsExactly(Notices.STRANGER);
  }

  @Test
  void severalReportsOnOneMessageAreAllApplied() {
    var sent = sent();
    var other = sent();
    receive(
        aReport(aWamid(), sent.id(), READ, null).build(),
        aReport(aWamid(), sent.id(), SENT, null).build(),
        aReport(aWamid(), other.id(), SENT, null).build(),
        aReport(aWamid(), null, SENT, null).build());

    assertThat(handle()).isEqualTo(new HandleInbox.Outcome(4, List.of()));

    assertThat(log()).extracting(Message::status).containsExactlyInAnyOrder(READ, SENT);
  }

  @Test
  void everyItemOfASetHasAnOutcomeOfItsOwn() {
    var bad = aText(annsPhone, "bad").build();
    var good = aText(annsPhone, "good").build();
    var kept = somethingKept().build();
    receive(bad, good, kept);
    fakes.replies.answers(
        prompt -> {
          if (prompt.text().equals("bad")) {
            throw new IllegalStateException("a defect");
          }
          return "fine";
        });

    handle();

    assertThat(fakes.journeys.ended().stream().filter(end -> end.step() instanceof Step.Handle))
        .extracting(HandleSetsTest::item, Ended::outcome)
        .containsExactlyInAnyOrder(
            tuple(bad, "postponed"), tuple(good, "handled"), tuple(kept, "handled"));
  }

  @Test
  void whatKillsEveryWorkerTakesNoOtherAlong() {
    var deadly = aText(annsPhone, "deadly").build();
    var items = new ArrayList<InboxItem>();
    IntStream.range(0, 5).forEach(i -> items.add(aText(annsPhone, "before " + i).build()));
    items.add(deadly);
    IntStream.range(0, 5).forEach(i -> items.add(aText(annsPhone, "behind " + i).build()));
    receive(items.toArray(InboxItem[]::new));
    fakes.replies.answers(
        prompt -> {
          if (prompt.text().equals("deadly")) {
            throw new AssertionError("killed");
          }
          return "fine";
        });

    for (int kills = 0; kills < 12; kills++) {
      assertThatThrownBy(this::handle).hasMessage("killed");
      fakes.clock.advance(LEASE);
    }
    assertThat(handle().setbacks()).extracting(HandleInbox.Setback::givenUp).containsExactly(true);

    assertThat(fakes.inbox.ending(deadly.key())).contains(new Ending.Dead("IllegalStateException"));
    assertThat(outbound()).hasSize(10);
  }

  private static InboxItem item(Ended end) {
    return ((Step.Handle) end.step()).claim().item();
  }

  private List<InboxItem> texts() {
    return IntStream.range(0, MANY).mapToObj(i -> aText(annsPhone, "text " + i).build()).toList();
  }

  private OutboundMessage sent() {
    var reply = aReply().of(ann).being(QUEUED).build();
    var sent = anOutboundMessage().carrying(reply).to(annsPhone).build();
    fakes.transactions.required(
        WORKER,
        () -> {
          fakes.log.append(List.of(new MessageLog.Entry(reply, null)));
          fakes.outbox.add(List.of(sent), NOW);
        });
    return sent;
  }

  private WhatsAppSender remembered(UserId user) {
    var sender = aSender();
    fakes.transactions.required(WORKER, () -> fakes.identities.remember(user, sender));
    return sender;
  }

  private void erase(UserId user) {
    fakes.transactions.required(
        Caller.Service.ERASURE,
        () -> {
          fakes.erasures.erase(user, NOW, NOW.plus(Duration.ofMinutes(1)));
          fakes.erasures.sweep(user);
        });
    fakes.store.removeUser(user);
  }

  private HandleInbox.Outcome handle(Transactions transactions) {
    return handle(fakes.avatars, transactions);
  }

  private HandleInbox.Outcome handle(Avatars avatars) {
    return handle(avatars, fakes.transactions);
  }

  private HandleInbox.Outcome handle(Avatars avatars, Transactions transactions) {
    return MessagingUseCases.handleInbox(
            fakes.messagingPorts(fakes.identities, avatars),
            preferences,
            transactions,
            fakes.ids,
            fakes.clock)
        .handle(new HandleInbox.Command(WORKER, node, 100));
  }

  /// Avatars of which somebody's cannot be read.
  private final class Spoiled implements Avatars {
    private final UserId whose;
    private final RuntimeException why;
    private int asked;

    private Spoiled(UserId whose, RuntimeException why) {
      this.whose = whose;
      this.why = why;
    }

    @Override
    public Optional<Avatar> ofOwner(UserId owner) {
      return fakes.avatars.ofOwner(owner);
    }

    @Override
    public Map<UserId, Avatar> ofOwners(Set<UserId> owners) {
      asked++;
      if (owners.contains(whose)) {
        throw why;
      }
      return fakes.avatars.ofOwners(owners);
    }

    @Override
    public void add(Avatar avatar) {
      fakes.avatars.add(avatar);
    }

    @Override
    public void update(Avatar avatar) {
      fakes.avatars.update(avatar);
    }
  }
}
