package dev.ava.rest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/// Where Ava stands in the network.
///
/// @param publicUrl where Ava is reached, without a slash at the end; links are relative if empty
/// @param trustedProxies addresses or CIDR blocks whose `X-Forwarded-For` is believed
@ConfigurationProperties("ava")
record RestSettings(
    @Bindable(defaultValue = "") String publicUrl,
    @Bindable(defaultValue = "") List<String> trustedProxies) {}
