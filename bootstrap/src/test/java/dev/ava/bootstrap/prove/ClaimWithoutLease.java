package dev.ava.bootstrap.prove;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.messaging.OutboundMessage;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Outbox;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// A planted bug: a message of the outbox is taken without a mark that it is being sent, and what
/// became of it is written down whoever sent it.
@Singleton
@Requires(property = PlantedBug.PROPERTY, value = PlantedBug.CLAIM_WITHOUT_LEASE)
final class ClaimWithoutLease implements BeanCreatedEventListener<Outbox> {
  @Override
  public Outbox onCreated(BeanCreatedEvent<Outbox> event) {
    return new Unleased(event.getBean());
  }

  private record Unleased(Outbox right) implements Outbox {
    @Override
    public void add(List<OutboundMessage> messages, Instant now) {
      right.add(messages, now);
    }

    @Override
    public Set<String> answers(Set<String> causes) {
      return right.answers(causes);
    }

    @Override
    public List<Attempt> claim(NodeId node, UUID lease, int most, Terms terms, Instant now) {
      var attempts = right.claim(node, lease, most, terms, now);
      right.end(
          attempts.stream().map(taken -> new Ended(taken, new Ending.Untried(now))).toList(), now);
      return attempts;
    }

    @Override
    public void giveBack(UUID lease, Instant now) {
      right.giveBack(lease, now);
    }

    @Override
    public void end(List<Ended> attempts, Instant now) {
      right.settle(
          attempts.stream()
              .flatMap(
                  ended ->
                      ended.ending() instanceof Ending.Accepted(var wamid)
                          ? Stream.of(
                              new Settled(ended.attempt().message().id(), wamid, Optional.empty()))
                          : Stream.empty())
              .toList(),
          now);
    }

    @Override
    public List<OutboundMessage> expire(Instant now) {
      return right.expire(now);
    }

    @Override
    public List<OutboundMessage> requeueUnknown(Instant before, Instant now) {
      return right.requeueUnknown(before, now);
    }

    @Override
    public Map<Wamid, OutboundMessage.Id> find(Set<Wamid> wamids) {
      return right.find(wamids);
    }

    @Override
    public Map<OutboundMessage.Id, Tracked> lock(Set<OutboundMessage.Id> ids) {
      return right.lock(ids);
    }

    @Override
    public void settle(List<Settled> settled, Instant now) {
      right.settle(settled, now);
    }

    @Override
    public void requeue(OutboundMessage.Id id, Instant now) {
      right.requeue(id, now);
    }

    @Override
    public Census census() {
      return right.census();
    }

    @Override
    public List<Entry> list(State state, int attempts, int most) {
      return right.list(state, attempts, most);
    }
  }
}
