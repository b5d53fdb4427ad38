package dev.ava.domain.messaging.usecase;

import static dev.ava.testkit.MessageFixture.aReply;
import static dev.ava.testkit.OutboundMessageFixture.anOutboundMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Message;
import dev.ava.domain.messaging.MessageCursor;
import dev.ava.domain.messaging.MessageEvent;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.MessageLog;
import dev.ava.domain.messaging.port.MessageLog.StatusChange;
import dev.ava.domain.messaging.usecase.Statuses.Reached;
import dev.ava.domain.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusesTest {
  private static final SendFailure WHY = new SendFailure(131_026, "Undeliverable");

  @ParameterizedTest
  @CsvSource({
    "QUEUED, SENT, SENT",
    "SENT, SENT,",
    "READ, SENT,",
    "FAILED, SENT,",
    "READ, FAILED, FAILED"
  })
  void onlyAStatusThatClimbsIsWritten(
      Message.Status before, Message.Status reported, Message.@Nullable Status written) {
    var message = aReply().being(before).build();
    var log = new OneMessage(message);

    Statuses.climb(log, anOutboundMessage().carrying(message).build(), reported);

    assertThat(log.written)
        .isEqualTo(
            Optional.ofNullable(written)
                .map(status -> new StatusChange(message.id(), status, null))
                .stream()
                .toList());
  }

  @Test
  void ofSeveralStepsOfOneMessageTheFurthestIsWrittenOnce() {
    var message = aReply().being(Message.Status.QUEUED).build();
    var sent = anOutboundMessage().carrying(message).build();
    var log = new OneMessage(message);

    Statuses.climb(
        log,
        List.of(
            Reached.of(sent, Message.Status.SENT),
            new Reached(sent, Message.Status.FAILED, WHY),
            Reached.of(sent, Message.Status.READ),
            new Reached(sent, Message.Status.FAILED, new SendFailure(null, "once more"))));

    assertThat(log.written)
        .containsExactly(new StatusChange(message.id(), Message.Status.FAILED, WHY));
  }

  @Test
  void whatIsInNoLogIsPassedOver() {
    var log = new OneMessage(aReply().build());
    var unknown = anOutboundMessage().carrying(aReply().build()).build();

    Statuses.climb(log, List.of());
    Statuses.climb(log, anOutboundMessage().build(), Message.Status.SENT);
    Statuses.climb(log, unknown, Message.Status.SENT);
    Statuses.again(log, anOutboundMessage().build());
    Statuses.again(log, unknown);

    assertThat(log.written).isEmpty();
  }

  /// A log that holds one message and keeps what is written.
  private static final class OneMessage implements MessageLog {
    private final List<StatusChange> written = new ArrayList<>();
    private final Message message;

    private OneMessage(Message message) {
      this.message = message;
    }

    @Override
    public List<Message> list(UserId owner, @Nullable MessageCursor before, int most) {
      return List.of(message);
    }

    @Override
    public List<Message> listForward(UserId owner, @Nullable MessageCursor after, int most) {
      return List.of(message);
    }

    @Override
    public void append(List<Entry> entries) {
      throw new AssertionError("Nothing is to be appended.");
    }

    @Override
    public Map<Wamid, Message> find(Set<Wamid> wamids) {
      return Map.of();
    }

    @Override
    public Map<Message.Id, Message.Status> lock(Set<Message.Id> ids) {
      return ids.contains(message.id()) ? Map.of(message.id(), message.status()) : Map.of();
    }

    @Override
    public void changeStatus(List<StatusChange> changes) {
      written.addAll(changes);
    }

    @Override
    public void addEvent(Message.Id id, MessageEvent event, String cause) {
      throw new AssertionError("Nothing is to be added.");
    }
  }
}
