package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.InboxItemFixture.aText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.Fakes;
import dev.ava.testkit.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReceiveWebhookTest {
  private final Fakes fakes = new Fakes();

  @Test
  void newItemsAreStoredAndKnownOnesCounted() {
    var first = aText().build();
    var second = aText().build();

    assertThat(receive(List.of(first))).isEqualTo(new ReceiveWebhook.Outcome(1, 0));
    assertThat(receive(List.of(first, second, second))).isEqualTo(new ReceiveWebhook.Outcome(1, 2));
    assertThat(waiting()).containsExactly(first, second);
  }

  @Test
  void itemsMayBeHandledFromTheMomentTheyCame() {
    receive(List.of(aText().build()));

    assertThat(waiting()).hasSize(1);
  }

  @Test
  void nothingToTakeInNeedsNoStore() {
    assertThat(receive(new BreakableTransactions(fakes.transactions, 0), List.of()))
        .isEqualTo(new ReceiveWebhook.Outcome(0, 0));
  }

  @Test
  void aStoreThatIsGoneIsToldOf() {
    var gone = new BreakableTransactions(fakes.transactions, 0);

    assertThatThrownBy(() -> receive(gone, List.of(aText().build())))
        .isInstanceOf(Unavailable.class);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatComesAtTheSameTimeIsCountedOnce() {
    var twice = aText().build();
    var use =
        MessagingUseCases.receiveWebhook(
            fakes.inbox, fakes.journeys, fakes.transactions, fakes.clock);

    var outcomes =
        Stream.generate(() -> List.of(twice, aText().build()))
            .limit(8)
            .map(items -> new ReceiveWebhook.Command(Caller.Service.WEBHOOK, items))
            .map(command -> CompletableFuture.supplyAsync(() -> use.receive(command)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(outcomes.stream().mapToInt(ReceiveWebhook.Outcome::added).sum()).isEqualTo(9);
    assertThat(outcomes.stream().mapToInt(ReceiveWebhook.Outcome::known).sum()).isEqualTo(7);
    assertThat(waiting()).hasSize(9);
  }

  @Test
  void aCommandKeepsItsOwnItems() {
    var items = new ArrayList<>(List.of(aText().build()));
    var command = new ReceiveWebhook.Command(Caller.Service.WEBHOOK, items);
    items.clear();

    assertThat(command.items()).hasSize(1);
  }

  private ReceiveWebhook.Outcome receive(List<InboxItem> items) {
    return receive(fakes.transactions, items);
  }

  private ReceiveWebhook.Outcome receive(Transactions transactions, List<InboxItem> items) {
    return MessagingUseCases.receiveWebhook(fakes.inbox, fakes.journeys, transactions, fakes.clock)
        .receive(new ReceiveWebhook.Command(Caller.Service.WEBHOOK, items));
  }

  private List<InboxItem> waiting() {
    var node = Fixtures.aNode();
    var now = fakes.clock.instant();
    return fakes
        .transactions
        .required(
            Caller.Service.WORKER,
            () -> {
              fakes.nodes.beat(node, now.plusSeconds(1), now);
              return fakes.inbox.claim(node, 9, Duration.ofSeconds(1), now);
            })
        .stream()
        .map(Inbox.Claim::item)
        .toList();
  }
}
