package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.MessageFixture.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.InvalidValue;
import dev.ava.testkit.Fakes;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListMessagesTest {
  private final Fakes fakes = new Fakes();
  private final Caller.User ann = new Caller.User(fakes.aUser());

  @Test
  void whoSaidNothingHasOneEmptyPage() {
    var page = list(50, null);

    assertThat(page.messages()).isEmpty();
    assertThat(page.next()).isEmpty();
  }

  @Test
  void aPageThatHoldsEverythingIsTheLast() {
    var messages = said(3);

    var page = list(3, null);

    assertThat(page.messages()).isEqualTo(messages.reversed());
    assertThat(page.next()).isEmpty();
  }

  @Test
  void aPageThatIsFullPointsToTheNext() {
    var messages = said(4);

    var page = list(3, null);

    assertThat(page.messages()).isEqualTo(messages.subList(1, 4).reversed());
    assertThat(page.next()).contains(MessageCursor.behind(messages.get(1)));
  }

  @Test
  void theNextPageGoesOnBehindTheCursor() {
    var messages = said(5);

    var page = list(2, MessageCursor.behind(messages.get(3)));

    assertThat(page.messages()).isEqualTo(messages.subList(1, 3).reversed());
    assertThat(page.next()).contains(MessageCursor.behind(messages.get(1)));
  }

  @Test
  void anotherUsersMessagesAreNotListed() {
    said(3);
    var bob = new Caller.User(fakes.aUser());

    var page = listMessages().list(new ListMessages.Command(bob, 200, null));

    assertThat(page.messages()).isEmpty();
  }

  @Test
  void aCursorHoldsThePlaceOfItsMessage() {
    var message = aMessage().build();

    assertThat(MessageCursor.behind(message))
        .isEqualTo(new MessageCursor(message.createdAt(), message.id()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200})
  void aLimitIs1To200(int limit) {
    assertThat(new ListMessages.Command(ann, limit, null).limit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 201})
  void anotherLimitIsRefused(int limit) {
    assertThatThrownBy(() -> new ListMessages.Command(ann, limit, null))
        .isInstanceOf(InvalidValue.class)
        .hasMessage("A limit is 1 to 200.");
  }

  private List<Message> said(int count) {
    var messages =
        IntStream.range(0, count)
            .mapToObj(i -> aMessage().of(ann.id()).createdAt(NOW.plusSeconds(i)).build())
            .toList();
    fakes.transactions.required(
        Caller.Service.WORKER,
        () ->
            messages.forEach(
                message -> fakes.log.append(List.of(new MessageLog.Entry(message, null)))));
    return messages;
  }

  private ListMessages.Outcome list(int limit, @Nullable MessageCursor before) {
    return listMessages().list(new ListMessages.Command(ann, limit, before));
  }

  private ListMessages listMessages() {
    return MessagingUseCases.listMessages(fakes.log, fakes.transactions);
  }
}
