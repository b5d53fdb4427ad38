package dev.ava.postgres;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How long the database bears with a transaction before it ends it. What is ended comes back as
/// [dev.ava.domain.shared.port.Unavailable].
///
/// @param statement one statement, waiting included
/// @param lock waiting for one lock
/// @param idle between two statements, which a node that has lost its mind must not stretch
@ConfigurationProperties("ava.database.time-limits")
record TimeLimits(
    @Bindable(defaultValue = "15s") Duration statement,
    @Bindable(defaultValue = "5s") Duration lock,
    @Bindable(defaultValue = "30s") Duration idle) {}
