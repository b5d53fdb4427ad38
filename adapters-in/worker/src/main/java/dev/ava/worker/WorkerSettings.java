package dev.ava.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How many workers there are, and how they wait.
///
/// @param enabled whether this node works at all
/// @param inbox how many threads handle the inbox
/// @param underWay how many messages are being sent at the same time at the most
/// @param batch how many inbox items a worker takes at once, and handles together
/// @param poll how long a worker sleeps at most before it looks for work by itself
/// @param heartbeat how often the node tells the others that it works
/// @param sweep how often the outbox, and what is left of deleted accounts, are looked after
/// @param watch how often the queues are counted for metrics and health
@ConfigurationProperties("ava.workers")
record WorkerSettings(
    @Bindable(defaultValue = "true") boolean enabled,
    @Bindable(defaultValue = "4") int inbox,
    @Bindable(defaultValue = "256") int underWay,
    @Bindable(defaultValue = "128") int batch,
    @Bindable(defaultValue = "1s") Duration poll,
    @Bindable(defaultValue = "2s") Duration heartbeat,
    @Bindable(defaultValue = "2s") Duration sweep,
    @Bindable(defaultValue = "5s") Duration watch) {}
