package dev.ava.rest.offenders;

import io.micronaut.http.annotation.Controller;

/// A controller that other modules could call.
@Controller("/offender")
public final class PublicController {}
