package dev.ava.webhook;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.usecase.ReceiveWebhook;
import dev.ava.domain.shared.Caller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;

/// Records what it is told, and does before that whatever a test wants done.
@Singleton
final class FakeReceiveWebhook implements ReceiveWebhook {
  private final List<List<InboxItem>> calls = new CopyOnWriteArrayList<>();
  private volatile Runnable before = () -> {};

  @Override
  public Outcome receive(Command command) {
    Assertions.assertThat(command.caller()).isEqualTo(Caller.Service.WEBHOOK);
    before.run();
    calls.add(command.items());
    return new Outcome(command.items().size(), 0);
  }

  void reset() {
    calls.clear();
    before = () -> {};
  }

  void before(Runnable work) {
    before = work;
  }

  List<List<InboxItem>> calls() {
    return calls;
  }

  /// The items of the only call there was.
  List<InboxItem> items() {
    Assertions.assertThat(calls).hasSize(1);
    return calls.getFirst();
  }
}
