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
/// @param unknownPatience how long such a message holds back those behind it to the same person
/// @param messagesPerSecond of one number
/// @param recipientInterval between two messages to one person in the long run
/// @param recipientBurst how many messages to one person may go out at once after a pause
@ConfigurationProperties("ava.whatsapp")
record MessagingSettings(
    @Bindable(defaultValue = "code") String linking,
    @Bindable(defaultValue = "15m") Duration linkCodeLifetime,
    Optional<Duration> resendUnknownAfter,
    @Bindable(defaultValue = "1m") Duration unknownPatience,
    @Bindable(defaultValue = "80") int messagesPerSecond,
    @Bindable(defaultValue = "6s") Duration recipientInterval,
    @Bindable(defaultValue = "45") int recipientBurst) {}
