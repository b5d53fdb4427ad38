package dev.ava.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Optional;

/// The rules of the domain that an installation may choose.
///
/// @param linking `code` or `open`
/// @param linkCodeLifetime how long a link code proves a number
/// @param resendUnknownAfter when to send again what nobody knows whether it went out; never if
///     missing
@ConfigurationProperties("ava.whatsapp")
record MessagingSettings(
    @Bindable(defaultValue = "code") String linking,
    @Bindable(defaultValue = "15m") Duration linkCodeLifetime,
    Optional<Duration> resendUnknownAfter) {}
