package dev.ava.simulator;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a bean that exists only with `ava.app-env=local`, whatever WhatsApp is bound to. Elsewhere
/// its routes don't exist either, so that its paths answer 404.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Requires(property = "ava.app-env", value = "local")
@interface LocalOnly {}
