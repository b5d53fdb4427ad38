package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem as RFC 9457 writes it.
///
/// @param type where its code is explained
/// @param instance the path of the request
/// @param reference only for `internal_error`: the id under which the log has the cause
/// @param errors only for `validation_failed`
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "What went wrong (RFC 9457). Rely on `code`.")
record ProblemResponse(
    @Schema(example = "http://localhost:8080/docs/errors#validation_failed") String type,
    @Schema(example = "Validation failed") String title,
    @Schema(example = "422") int status,
    @Schema(example = "One or more fields break a rule; see errors.") String detail,
    @Schema(example = "/avatars") String instance,
    @Schema(example = "validation_failed") String code,
    @Schema(example = "4e5f3c2a-6f0e-4b71-9c57-0d4f8f6c2b11") String requestId,
    @Schema(description = "Only for `internal_error`: tell it to the operator.")
        @Nullable String reference,
    @Schema(description = "Only for `validation_failed`.") @Nullable List<FieldError> errors) {}
