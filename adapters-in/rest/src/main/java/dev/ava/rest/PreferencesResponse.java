package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The code and its companions are there only while the number is pending.
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "Preferences",
    requiredProperties = {"whatsapp_phone", "whatsapp_status"})
record PreferencesResponse(
    @Schema(name = "whatsapp_phone", example = "+4915112345678") String whatsappPhone,
    @Schema(
            type = "string",
            allowableValues = {"pending", "linked"})
        String whatsappStatus,
    @Schema(
            description = "Only while pending: send it from this phone to the business number.",
            example = "AVA-7K3M9Q")
        @Nullable String linkCode,
    @Schema(description = "Only while pending.") @Nullable Instant linkCodeExpiresAt,
    @Schema(
            description =
                "Only while pending and if a business number is configured: opens WhatsApp with the"
                    + " code typed in.",
            example = "https://wa.me/15550001111?text=AVA-7K3M9Q")
        @Nullable String linkUrl) {}
