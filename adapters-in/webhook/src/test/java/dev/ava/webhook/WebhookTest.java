package dev.ava.webhook;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test against the webhook on a port of its own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MicronautTest
@Property(name = "ava.whatsapp.verify-token", value = Meta.VERIFY_TOKEN)
@Property(name = "ava.whatsapp.app-secret", value = Meta.APP_SECRET)
@Property(name = "micronaut.server.max-request-size", value = "4MB")
@interface WebhookTest {}
