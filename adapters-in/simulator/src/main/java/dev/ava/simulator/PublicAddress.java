package dev.ava.simulator;

import io.micronaut.context.annotation.ConfigurationProperties;

/// Where Ava is reached.
///
/// @param publicUrl without a slash at its end
@SimulatorOnly
@ConfigurationProperties("ava")
record PublicAddress(String publicUrl) {}
