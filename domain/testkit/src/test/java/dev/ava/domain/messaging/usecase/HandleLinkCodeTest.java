package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.InboxItemFixture.aText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.port.Inbox.Ending;
import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.preferences.port.WhatsAppIdentities.Match;
import dev.ava.domain.preferences.usecase.LinkWhatsApp;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HandleLinkCodeTest extends MessagingScenario {
  private final UserId bob = fakes.aUser();
  private final PhoneNumber phone = Fixtures.aPhone();
  private final WhatsAppSender bobsPhone =
      new WhatsAppSender(Fixtures.aBusinessScopedUserId(), phone);

  @Test
  void theCodeFromTheNumberLinksIt() {
    var item = send(bobsPhone, "My code is " + claimed(bob).value());

    assertThat(outbound())
        .containsExactly(
            new OutboundMessage(
                outbound().getFirst().id(),
                item.key(),
                null,
                bob,
                Fixtures.OUR_NUMBER,
                bobsPhone,
                "Your number is linked. Say hello!",
                item.providerTime(),
                NOW));
    assertThat(stored(() -> fakes.identities.find(Set.of(bobsPhone)).values()))
        .contains(new Match(bob, true));
    assertThat(stored(() -> fakes.log.list(bob, null, 9))).isEmpty();
    assertThat(fakes.replies.prompts()).isEmpty();
    assertThat(fakes.inbox.ending(item.key())).contains(new Ending.Done());
  }

  @Test
  void whatIsSaidAfterLinkingIsAnswered() {
    send(bobsPhone, claimed(bob).value());
    send(bobsPhone, "hello");

    assertThat(stored(() -> fakes.log.list(bob, null, 9)))
        .extracting(Message::content)
        .containsExactly("Re: hello", "hello");
  }

  @Test
  void anExpiredCodeIsToldOf() {
    var code = claimed(bob);
    fakes.clock.advance(Duration.ofMinutes(15));

    send(bobsPhone, code.value());

    assertNotice("This code has expired. Please ask for a new one in your account.");
  }

  @Test
  void aStrangersUnknownCodeIsToldOf() {
    send(bobsPhone, Fixtures.aLinkCode().value());

    assertNotice(
        "This code does not belong to your number. Please check that you entered this very number"
            + " in your account.");
  }

  @Test
  void aCodeFromAHiddenNumberIsToldOf() {
    var code = claimed(bob);

    send(new WhatsAppSender(bobsPhone.userId(), null), code.value());

    assertNotice(
        "WhatsApp does not show me your number, so I cannot check the code. Please share your"
            + " number with me first.");
  }

  @Test
  void aCodeForANumberThatAnotherHasProvenMeanwhileIsToldOf() {
    var code = claimed(bob);
    fakes.transactions.required(
        Caller.Service.LINKING, () -> fakes.links.prove(ann, new WhatsAppLink.Linked(phone, NOW)));

    send(bobsPhone, code.value());

    assertNotice("This number is linked to another account.");
  }

  @Test
  void whatOnlyLooksLikeACodeIsTalkOfAKnownPerson() {
    send(annsPhone, "my plate is AVA-123456");

    assertThat(log())
        .extracting(Message::content)
        .containsExactly("my plate is AVA-123456", "Re: my plate is AVA-123456");
  }

  @Test
  void aKnownPersonsOwnCodeIsNoTalk() {
    var code = claimed(bob);
    fakes.transactions.required(WORKER, () -> fakes.identities.remember(ann, bobsPhone));

    send(bobsPhone, code.value());

    assertNotice("Your number is linked. Say hello!");
    assertThat(log()).isEmpty();
    assertThat(stored(() -> fakes.identities.find(Set.of(bobsPhone)).values()))
        .contains(new Match(bob, true));
  }

  private LinkCode claimed(UserId user) {
    var outcome =
        preferences.linkWhatsApp().link(new LinkWhatsApp.Command(new Caller.User(user), phone));
    return ((WhatsAppLink.Pending) ((LinkWhatsApp.Outcome.Stored) outcome).link()).code();
  }

  private InboxItem send(WhatsAppSender from, String text) {
    var item = aText(from, text).build();
    receive(item);
    assertThat(handle().setbacks()).isEmpty();
    return item;
  }

  private void assertNotice(String text) {
    assertThat(outbound()).extracting(OutboundMessage::text).containsExactly(text);
    assertThat(fakes.replies.prompts()).isEmpty();
  }
}
