package dev.ava.bootstrap.see;

import dev.ava.domain.account.usecase.SignIn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.metrics.annotation.RequiresMetrics;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// Puts [CountedSignIns] before the use case.
@Singleton
@RequiresMetrics
final class SignInWatch implements BeanCreatedEventListener<SignIn> {
  private final BeanProvider<MeterRegistry> meters;

  SignInWatch(BeanProvider<MeterRegistry> meters) {
    this.meters = meters;
  }

  @Override
  public SignIn onCreated(BeanCreatedEvent<SignIn> event) {
    return new CountedSignIns(event.getBean(), meters.get());
  }
}
