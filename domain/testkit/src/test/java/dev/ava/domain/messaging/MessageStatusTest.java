package dev.ava.domain.messaging;

import static dev.ava.domain.messaging.Message.Status.ACCEPTED;
import static dev.ava.domain.messaging.Message.Status.DELIVERED;
import static dev.ava.domain.messaging.Message.Status.FAILED;
import static dev.ava.domain.messaging.Message.Status.PLAYED;
import static dev.ava.domain.messaging.Message.Status.QUEUED;
import static dev.ava.domain.messaging.Message.Status.READ;
import static dev.ava.domain.messaging.Message.Status.RECEIVED;
import static dev.ava.domain.messaging.Message.Status.SENT;
import static dev.ava.domain.messaging.Message.Status.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Message.Status;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MessageStatusTest {
  private static final List<Status> LADDER =
      List.of(RECEIVED, QUEUED, UNKNOWN, ACCEPTED, SENT, DELIVERED, READ, PLAYED, FAILED);

  @ParameterizedTest
  @EnumSource
  void aMessageOnlyClimbs(Status from) {
    for (var reported : LADDER) {
      var higher = LADDER.get(Math.max(LADDER.indexOf(from), LADDER.indexOf(reported)));
      assertThat(from.climbTo(reported)).as("%s to %s", from, reported).isEqualTo(higher);
    }
  }
}
