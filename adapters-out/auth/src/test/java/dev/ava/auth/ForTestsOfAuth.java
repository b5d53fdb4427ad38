package dev.ava.auth;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a bean of these tests, which a whole Ava must not find although its tests have the
/// stand-in for Supabase Auth from here.
@Requires(property = ForTestsOfAuth.PROPERTY)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ForTestsOfAuth {
  String PROPERTY = "ava.tests-of-auth";
}
