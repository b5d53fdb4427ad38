package dev.ava.bootstrap.see;

import dev.ava.domain.messaging.port.MessageGateway;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.metrics.annotation.RequiresMetrics;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// Puts [WatchedGateway] before the gateway.
@Singleton
@RequiresMetrics
final class GatewayWatch implements BeanCreatedEventListener<MessageGateway> {
  private final BeanProvider<MeterRegistry> meters;
  private final BeanProvider<Spans> spans;

  GatewayWatch(BeanProvider<MeterRegistry> meters, BeanProvider<Spans> spans) {
    this.meters = meters;
    this.spans = spans;
  }

  @Override
  public MessageGateway onCreated(BeanCreatedEvent<MessageGateway> event) {
    return new WatchedGateway(event.getBean(), meters.get(), spans.get());
  }
}
