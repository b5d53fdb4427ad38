package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.aPhone;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.InboxItemFixture.aText;
import static dev.ava.testkit.InboxItemFixture.holding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HandleIdentityTest extends MessagingScenario {
  private static final Instant THEN = Instant.parse("2026-11-20T13:00:00Z");

  private final WhatsAppSender after = aSender();

  @Test
  void whoMovesGoesOnTalkingFromTheNewNumber() {
    var item = moved(annsPhone, after, THEN);
    receive(aText(after, "it's me").build());
    handleAll();

    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
    assertThat(stored(() -> fakes.identities.changes(ann)))
        .containsExactly(new IdentityChange(annsPhone, after, THEN));
    assertThat(log()).extracting(Message::content).containsExactly("it's me", "Re: it's me");
  }

  @Test
  void whatIsToldOfAStrangerIsKept() {
    var item = moved(aSender(), after, THEN);

    assertThat(fakes.inbox.ending(item.key()))
        .contains(new Ending.Kept("It is about a person whom Ava does not know."));
  }

  @Test
  void whatIsOlderThanAKnownNumberIsKept() {
    moved(annsPhone, after, THEN);

    var item = moved(annsPhone, aSender(aPhone()), THEN.minusSeconds(1));

    assertThat(fakes.inbox.ending(item.key()))
        .contains(new Ending.Kept("A later number of the same person is known."));
    assertThat(stored(() -> fakes.identities.find(Set.of(after)).values()))
        .contains(new Match(ann, true));
  }

  @Test
  void aMoveToANumberOfAnotherAccountIsKept() {
    var bob = fakes.aUser();
    var linked = new WhatsAppLink.Linked(Optional.ofNullable(after.phone()).orElseThrow(), NOW);
    fakes.transactions.required(Caller.Service.LINKING, () -> fakes.links.prove(bob, linked));

    var item = moved(annsPhone, after, THEN);

    assertThat(fakes.inbox.ending(item.key()))
        .contains(new Ending.Kept("The new number is linked to another account."));
  }

  @Test
  void toldAgainItChangesNothing() {
    moved(annsPhone, after, THEN);
    var last = aSender();
    moved(after, last, THEN.plusSeconds(1));

    replay();

    assertThat(stored(() -> fakes.identities.find(Set.of(last)).values()))
        .contains(new Match(ann, true));
    assertThat(stored(() -> fakes.identities.changes(ann))).hasSize(2);
  }

  @Test
  void whoWritesFromANewNumberBeforeItsChangeWasHandledIsNoStranger() {
    receive(
        aText(after, "new").lane("new").at(THEN.plusSeconds(9)).build(),
        aText(annsPhone, "old").lane("old").at(THEN.minusSeconds(1)).build(),
        holding(new InboxItem.IdentityChanged(annsPhone, after)).lane("old").at(THEN).build());
    handleAll();
    assertThat(log()).extracting(Message::content).containsExactly("old", "Re: old");

    fakes.clock.advance(Duration.ofSeconds(1));
    handleAll();

    assertThat(log())
        .extracting(Message::content)
        .containsExactly("old", "Re: old", "new", "Re: new");
    assertThat(outbound()).hasSize(2);
  }

  @Test
  void whoIsKnownWaitsForNoChange() {
    receive(
        aText(annsPhone, "hello").lane("hers").build(),
        holding(new InboxItem.IdentityChanged(aSender(), annsPhone)).lane("another's").build());

    handle();

    assertThat(log()).extracting(Message::content).containsExactly("hello", "Re: hello");
  }

  @Test
  void peopleWhoWaitForEachOtherDoNotWaitForever() {
    var one = aSender();
    receive(
        aText(one, "from one").lane("one").at(THEN).build(),
        holding(new InboxItem.IdentityChanged(one, after)).lane("one").at(THEN).build(),
        aText(after, "from the other").lane("other").at(THEN).build(),
        holding(new InboxItem.IdentityChanged(after, one)).lane("other").at(THEN).build());

    for (int wait = 1; wait < 12; wait++) {
      handleAll();
      assertThat(outbound()).isEmpty();
      fakes.clock.advance(Duration.ofMinutes(5));
    }
    handleAll();

    assertThat(outbound()).extracting(OutboundMessage::text).containsOnly(Notices.STRANGER);
    assertThat(handle().taken()).isZero();
  }

  private InboxItem moved(WhatsAppSender from, WhatsAppSender to, Instant at) {
    var item = holding(new InboxItem.IdentityChanged(from, to)).at(at).build();
    receive(item);
    handleAll();
    return item;
  }
}
