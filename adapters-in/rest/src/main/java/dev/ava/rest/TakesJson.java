package dev.ava.rest;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Documents a call that takes a JSON object.
@Inherited
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "400", ref = "malformed_json")
@ApiResponse(responseCode = "413", ref = "too_large")
@ApiResponse(responseCode = "415", ref = "unsupported_media_type")
@ApiResponse(responseCode = "422", ref = "validation_failed")
@interface TakesJson {}
