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
import dev.ava.domain.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusesTest {
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

    assertThat(log.written).isEqualTo(Optional.ofNullable(written).stream().toList());
  }

  /// A log that holds one message and keeps what is written.
  private static final class OneMessage implements MessageLog {
    private final List<Message.Status> written = new ArrayList<>();
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
    public void append(Message other, @Nullable Wamid wamid) {
      throw new AssertionError("Nothing is to be appended.");
    }

    @Override
    public Optional<Message> find(Wamid wamid) {
      return Optional.empty();
    }

    @Override
    public Optional<Message> lock(Message.Id id) {
      return Optional.of(message).filter(it -> it.id().equals(id));
    }

    @Override
    public void changeStatus(Message.Id id, Message.Status status, @Nullable SendFailure failure) {
      written.add(status);
    }

    @Override
    public void addEvent(Message.Id id, MessageEvent event, String cause) {
      throw new AssertionError("Nothing is to be added.");
    }
  }
}
