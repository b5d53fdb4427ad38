package dev.ava.metagraph;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a bean that exists only where WhatsApp is Meta's and not the simulator
/// (`ava.whatsapp.simulated=false`).
@Requires(property = "ava.whatsapp.simulated", value = "false")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface WithMeta {}
