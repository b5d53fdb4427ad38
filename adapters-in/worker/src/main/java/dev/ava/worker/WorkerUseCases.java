package dev.ava.worker;

import dev.ava.domain.account.usecase.FinishErasures;
import dev.ava.domain.messaging.usecase.HandleInbox;
import dev.ava.domain.messaging.usecase.KeepAlive;
import dev.ava.domain.messaging.usecase.SendReplies;
import dev.ava.domain.messaging.usecase.SweepOutbox;
import dev.ava.domain.messaging.usecase.TakeReplies;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// What the workers drive.
@Singleton
@Requires(property = "ava.workers.enabled", notEquals = "false")
record WorkerUseCases(
    KeepAlive keepAlive,
    HandleInbox handleInbox,
    TakeReplies takeReplies,
    SendReplies sendReplies,
    SweepOutbox sweepOutbox,
    FinishErasures finishErasures) {}
