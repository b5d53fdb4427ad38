package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.usecase.InspectQueues;
import dev.ava.domain.messaging.usecase.ListQueued;
import dev.ava.domain.messaging.usecase.ReplayInbox;
import dev.ava.domain.messaging.usecase.ResendMessages;
import dev.ava.domain.messaging.usecase.ResumeNumber;

/// What the commands need, for as long as one of them runs.
///
/// @param ours the number that this installation sends from
/// @param end gives back whatever was opened
public record Queues(
    InspectQueues inspectQueues,
    ListQueued listQueued,
    ReplayInbox replayInbox,
    ResendMessages resendMessages,
    ResumeNumber resumeNumber,
    PhoneNumberId ours,
    Runnable end)
    implements AutoCloseable {

  @Override
  public void close() {
    end.run();
  }
}
