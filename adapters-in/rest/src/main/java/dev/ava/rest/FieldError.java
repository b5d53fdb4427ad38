package dev.ava.rest;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/// What is wrong with one field or query parameter.
///
/// @param field its name as in the request
/// @param message one sentence for the person who filled it in; it never repeats the value
@Serdeable
record FieldError(
    @Schema(example = "age") String field,
    @Schema(example = "An avatar is at least 20 years old.") String message) {}
