package dev.ava.auth;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a bean that exists only where the sign-in is the built-in one (`ava.sign-in.kind=local`).
@Requires(property = "ava.sign-in.kind", value = "local")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface LocalSignIn {}
