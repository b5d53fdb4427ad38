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
import static dev.ava.testkit.MessageFixture.aReply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Message.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MessageStatusTest {
  private static final List<Status> LADDER =
      List.of(RECEIVED, QUEUED, UNKNOWN, ACCEPTED, SENT, DELIVERED, READ, PLAYED);
  private static final Set<Status> DID_NOT_ARRIVE =
      EnumSet.of(RECEIVED, QUEUED, UNKNOWN, ACCEPTED, SENT);

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAILED")
  void aMessageOnlyClimbs(Status from) {
    for (var reported : LADDER) {
      var higher = LADDER.get(Math.max(LADDER.indexOf(from), LADDER.indexOf(reported)));
      assertThat(from.climbTo(reported)).as("%s to %s", from, reported).isEqualTo(higher);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailureIsFinal(Status reported) {
    assertThat(FAILED.climbTo(reported)).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAILED")
  void onlyWhatDidNotArriveFails(Status from) {
    assertThat(from.climbTo(FAILED)).isEqualTo(DID_NOT_ARRIVE.contains(from) ? FAILED : from);
  }

  @Test
  void aReportChangesTheStatusAlone() {
    var message = aReply().being(SENT).build();

    assertThat(message.reported(READ))
        .isEqualTo(
            new Message(
                message.id(),
                message.owner(),
                message.avatar(),
                message.channel(),
                message.role(),
                message.content(),
                message.createdAt(),
                READ));
    assertThat(message.reported(QUEUED)).isEqualTo(message);
  }
}
