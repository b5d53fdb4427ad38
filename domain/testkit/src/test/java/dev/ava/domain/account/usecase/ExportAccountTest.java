package dev.ava.domain.account.usecase;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.MessageFixture.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.account.Account;
import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.testkit.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExportAccountTest extends AccountScenario {
  private final UserId ann = fakes.aUser();
  private final UserId ben = fakes.aUser();

  @Test
  void everythingThatThePersonOwnsIsShownAndNothingElse() {
    var account = Account.opened(ann, NOW);
    var avatar = anAvatar().of(ann).build();
    var link = new WhatsAppLink.Linked(Fixtures.aPhone(), NOW);
    var change = new IdentityChange(aSender(), aSender(), NOW);
    var first = aMessage().of(ann).createdAt(NOW.minusSeconds(1)).build();
    var second = aMessage().of(ann).build();
    asService(
        () -> {
          fakes.accounts.addIfAbsent(account);
          fakes.avatars.add(avatar);
          fakes.avatars.add(anAvatar().of(ben).build());
          fakes.links.prove(ann, link);
          fakes.identities.move(ann, change);
          fakes.identities.remember(ben, aSender());
          fakes.log.append(List.of(new MessageLog.Entry(second, null)));
          fakes.log.append(List.of(new MessageLog.Entry(first, null)));
          fakes.log.append(List.of(new MessageLog.Entry(aMessage().of(ben).build(), null)));
        });

    var seen = new ArrayList<Message>();
    export(
        contents -> {
          contents.messages().forEach(seen::add);
          assertThat(contents.account()).isEqualTo(account);
          assertThat(contents.avatar()).contains(avatar);
          assertThat(contents.link()).contains(link);
          assertThat(contents.aliases()).hasSize(2).allMatch(alias -> isIn(change, alias.key()));
          assertThat(contents.changes()).containsExactly(change);
          assertThat(contents.messages()).containsExactly(first, second);
        });

    assertThat(seen).containsExactly(first, second);
  }

  private static boolean isIn(IdentityChange change, String alias) {
    return change.after().names().contains(alias);
  }

  @Test
  void whoOwnsNothingIsShownAnAccount() {
    export(
        contents -> {
          assertThat(contents.account().id()).isEqualTo(ann);
          assertThat(contents.avatar()).isEmpty();
          assertThat(contents.link()).isEmpty();
          assertThat(contents.aliases()).isEmpty();
          assertThat(contents.changes()).isEmpty();
          assertThat(contents.messages()).isEmpty();
          assertThatThrownBy(() -> contents.messages().iterator().next())
              .isInstanceOf(NoSuchElementException.class);
        });

    assertThat(account(ann)).isPresent();
  }

  @Test
  void anyNumberOfMessagesIsShownInOrder() {
    for (int count : new int[] {499, 500, 501, 1_000, 1_203}) {
      var user = fakes.aUser();
      var all =
          IntStream.range(0, count)
              .mapToObj(i -> aMessage().of(user).createdAt(NOW.plusSeconds(i / 7)).build())
              .toList();
      asService(
          () ->
              all.forEach(
                  message -> fakes.log.append(List.of(new MessageLog.Entry(message, null)))));

      export(user, contents -> assertThat(contents.messages()).containsExactlyElementsOf(all));
    }
  }

  @Test
  void messagesMayBeAskedForInAnyWay() {
    var first = aMessage().of(ann).createdAt(NOW.minusSeconds(1)).build();
    var second = aMessage().of(ann).build();
    asService(
        () ->
            List.of(first, second)
                .forEach(
                    message -> fakes.log.append(List.of(new MessageLog.Entry(message, null)))));

    export(
        contents -> {
          var unasked = contents.messages().iterator();
          assertThat(List.of(unasked.next(), unasked.next())).containsExactly(first, second);
          var askedTwice = contents.messages().iterator();
          assertThat(askedTwice.hasNext() && askedTwice.hasNext()).isTrue();
          assertThat(askedTwice).toIterable().containsExactly(first, second);
        });
  }

  @Test
  void whatTheReaderThrowsIsPassedOn() {
    var cause = new IllegalStateException("The disk is full.");

    assertThatThrownBy(
            () ->
                export(
                    contents -> {
                      throw cause;
                    }))
        .isSameAs(cause);
  }

  @Test
  void whoseAccountIsGoneIsShownNothing() {
    fakes.store.removeUser(ann);
    var read = new ArrayList<Object>();

    assertThatThrownBy(() -> export(read::add)).isInstanceOf(CallerGone.class);
    assertThat(read).isEqualTo(List.of());
  }

  private void export(Consumer<ExportAccount.Contents> reader) {
    export(ann, reader);
  }

  private void export(UserId user, Consumer<ExportAccount.Contents> reader) {
    useCases().exportAccount().export(new ExportAccount.Command(new Caller.User(user), reader));
  }

  private void asService(Runnable work) {
    fakes.transactions.required(Caller.Service.WORKER, work);
  }
}
