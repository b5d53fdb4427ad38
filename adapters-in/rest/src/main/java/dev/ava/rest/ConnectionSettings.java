package dev.ava.rest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// What a client may keep busy of this node.
///
/// @param connections how many connections are open at once
/// @param connectionsPerAddress how many of them come from one address that is no trusted proxy; of
///     an IPv6 address the /64 counts
/// @param headerTimeout how long a request may take from its first byte, or the first of a
///     connection from its opening, until its headers are there
/// @param bodyTimeout how long it may take from then until its body is there
/// @param lingering how long a refused client has to read why
@ConfigurationProperties("ava.http")
record ConnectionSettings(
    @Bindable(defaultValue = "4096") int connections,
    @Bindable(defaultValue = "1024") int connectionsPerAddress,
    @Bindable(defaultValue = "10s") Duration headerTimeout,
    @Bindable(defaultValue = "30s") Duration bodyTimeout,
    @Bindable(defaultValue = "2s") Duration lingering) {}
