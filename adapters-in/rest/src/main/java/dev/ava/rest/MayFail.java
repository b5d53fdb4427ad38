package dev.ava.rest;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Documents what every call may answer besides its own answers.
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "406", ref = "not_acceptable")
@ApiResponse(responseCode = "408", ref = "request_timeout")
@ApiResponse(responseCode = "414", ref = "uri_too_long")
@ApiResponse(responseCode = "429", ref = "too_many_requests")
@ApiResponse(responseCode = "431", ref = "headers_too_large")
@ApiResponse(
    responseCode = "500",
    description = "A defect of ours, with a reference for the operator.",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON_PROBLEM,
            schema = @Schema(implementation = ProblemResponse.class)))
@ApiResponse(responseCode = "503", ref = "unavailable")
@interface MayFail {}
