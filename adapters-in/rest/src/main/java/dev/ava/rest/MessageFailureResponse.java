package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.messaging.SendFailure;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Leaves out [SendFailure#reason()], which is for the operator.
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MessageFailure", description = "Why a message did not arrive. Only with `failed`.")
record MessageFailureResponse(
    @Schema(description = "Meta's error code, if there is one.", example = "131026")
        @Nullable Integer code,
    @Schema(
            example =
                "The message cannot be delivered: not on WhatsApp, an old app, or terms not"
                    + " accepted.")
        String meaning,
    @Schema(
            description = "What a person can do.",
            example = "This person cannot be reached with this message; do not repeat it.")
        String remedy) {
  static @Nullable MessageFailureResponse of(@Nullable SendFailure failure) {
    return failure == null
        ? null
        : new MessageFailureResponse(failure.code(), failure.meaning(), failure.remedy());
  }
}
