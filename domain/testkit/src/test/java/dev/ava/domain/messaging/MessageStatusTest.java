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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MessageStatusTest {
  @Test
  void aFailureIsTheTop() {
    assertThat(Status.values())
        .containsExactly(
            RECEIVED, QUEUED, UNKNOWN, ACCEPTED, SENT, DELIVERED, READ, PLAYED, FAILED);
  }

  @ParameterizedTest
  @EnumSource
  void theFurtherOfTwoCounts(Status from) {
    for (var reported : Status.values()) {
      var further = from.ordinal() > reported.ordinal() ? from : reported;
      assertThat(from.climbTo(reported)).as("%s to %s", from, reported).isEqualTo(further);
    }
  }

  /// Together these three mean that any number of reports, in any order and however often each
  /// comes, ends the same.
  @ParameterizedTest
  @EnumSource
  void neitherOrderNorRepetitionCounts(Status a) {
    assertThat(a.climbTo(a)).isEqualTo(a);
    for (var b : Status.values()) {
      assertThat(a.climbTo(b)).isEqualTo(b.climbTo(a));
      for (var c : Status.values()) {
        assertThat(a.climbTo(b).climbTo(c)).isEqualTo(a.climbTo(b.climbTo(c)));
      }
    }
  }
}
