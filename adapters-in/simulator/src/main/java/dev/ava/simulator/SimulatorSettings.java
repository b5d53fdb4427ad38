package dev.ava.simulator;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the simulator reaches Ava.
///
/// @param webhookUrl where webhooks go, `/webhook` below the public address if nothing is set
/// @param retryDelays how long to wait before each further attempt to deliver a webhook; their
///     number bounds the attempts
@SimulatorOnly
@ConfigurationProperties("ava.simulator")
record SimulatorSettings(
    @Nullable URI webhookUrl,
    @Bindable(defaultValue = "0s,1s,2s,4s,8s,15s,30s,60s") List<Duration> retryDelays) {
  SimulatorSettings {
    retryDelays = List.copyOf(retryDelays);
  }

  URI webhookUrl(PublicAddress address) {
    return webhookUrl != null ? webhookUrl : URI.create(address.publicUrl() + "/webhook");
  }
}
