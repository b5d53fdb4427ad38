package dev.ava.testkit;

import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.OutboundMessage.Reference;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageGateway;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A gateway that ends as a test tells it to, at first by accepting, and keeps what it was given.
public final class InMemoryMessageGateway implements MessageGateway {
  private final InMemoryStore store;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private volatile Function<OutboundMessage, Result> end =
      message -> new Result.Accepted(new Wamid("wamid." + message.id()));

  public InMemoryMessageGateway(InMemoryStore store) {
    this.store = store;
  }

  /// Ends so from now on.
  public void ends(Function<OutboundMessage, Result> how) {
    end = how;
  }

  /// What it was given to send, in order.
  public List<OutboundMessage> sent() {
    return sent.stream().map(Sent::message).toList();
  }

  /// What travelled with each of them, in order.
  public List<Reference> references() {
    return sent.stream().map(each -> new Reference(each.message().id(), each.attempt())).toList();
  }

  @Override
  public Result send(OutboundMessage message, int attempt) {
    store.assertNoTransaction();
    sent.add(new Sent(message, attempt));
    return end.apply(message);
  }

  private record Sent(OutboundMessage message, int attempt) {}
}
