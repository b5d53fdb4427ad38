package dev.ava.postgres;

import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.Wamid;
import dev.ava.domain.messaging.port.Outbox.Ended;
import dev.ava.domain.messaging.port.Outbox.Ending;
import dev.ava.domain.messaging.port.Outbox.State;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of an attempt, as JSON.
///
/// @param due ISO-8601
/// @param tried whether it counts as an attempt
@Serdeable
record EndedJson(
    UUID id,
    UUID lease,
    String state,
    @Nullable String wamid,
    @Nullable Integer code,
    @Nullable String reason,
    String due,
    boolean tried) {

  static EndedJson of(Ended ended, Instant now) {
    return switch (ended.ending()) {
      case Ending.Accepted(var wamid) -> of(ended, State.ACCEPTED, wamid, null, now, true);
      case Ending.Again(var notBefore, var why) ->
          of(ended, State.WAITING, null, why, notBefore, true);
      case Ending.Untried(var notBefore) -> of(ended, State.WAITING, null, null, notBefore, false);
      case Ending.Refused(var why) -> of(ended, State.REFUSED, null, why, now, true);
      case Ending.Unknown(var why) -> of(ended, State.UNKNOWN, null, why, now, true);
    };
  }

  private static EndedJson of(
      Ended ended,
      State state,
      @Nullable Wamid wamid,
      @Nullable SendFailure why,
      Instant due,
      boolean tried) {
    return new EndedJson(
        ended.attempt().message().id().value(),
        ended.attempt().lease(),
        EnumText.of(state),
        wamid == null ? null : wamid.value(),
        why == null ? null : why.code(),
        why == null ? null : why.reason(),
        due.toString(),
        tried);
  }
}
