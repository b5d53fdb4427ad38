package dev.ava.bootstrap.see;

import dev.ava.domain.messaging.port.ReplyGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.metrics.annotation.RequiresMetrics;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// Puts [WatchedReplies] before the reply generator.
@Singleton
@RequiresMetrics
final class RepliesWatch implements BeanCreatedEventListener<ReplyGenerator> {
  private final BeanProvider<MeterRegistry> meters;
  private final BeanProvider<Spans> spans;

  RepliesWatch(BeanProvider<MeterRegistry> meters, BeanProvider<Spans> spans) {
    this.meters = meters;
    this.spans = spans;
  }

  @Override
  public ReplyGenerator onCreated(BeanCreatedEvent<ReplyGenerator> event) {
    return new WatchedReplies(event.getBean(), meters.get(), spans.get());
  }
}
