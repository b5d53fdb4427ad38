package dev.ava.auth;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a bean that exists only where Supabase Auth signs people in (`ava.sign-in.kind=supabase`).
@Requires(property = "ava.sign-in.kind", value = "supabase")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface SupabaseSignIn {}
