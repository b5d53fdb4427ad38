package dev.ava.domain.offenders;

import io.micronaut.context.ApplicationContext;

record KnowsAFramework(ApplicationContext context) {}
