package dev.ava.simulator;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a bean that exists only with `ava.simulator.enabled=true`. Without it no route of the
/// simulator exists either, so that its paths answer 404.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Requires(property = "ava.simulator.enabled", value = "true")
@interface SimulatorOnly {
  /// The security rule of its controllers: signed in or not.
  String ANYONE = "isAnonymous()";
}
