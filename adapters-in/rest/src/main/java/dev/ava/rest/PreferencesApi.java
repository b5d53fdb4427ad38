package dev.ava.rest;

import dev.ava.domain.shared.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What the API document says about preferences.
@MayFail
@Tag(name = "Preferences")
interface PreferencesApi {
  @Operation(
      operationId = "linkWhatsApp",
      summary = "Claims a WhatsApp number",
      description =
          "Send the link code from that very phone to the business number, and the number is"
              + " linked. A new call replaces the number and the code.")
  @ApiResponse(responseCode = "200", description = "The number, pending or linked.")
  @ApiResponse(responseCode = "409", ref = "phone_taken")
  @NeedsSignIn
  @TakesJson
  PreferencesResponse link(@Parameter(hidden = true) Caller.User caller, PhoneRequest body);

  @Operation(operationId = "showPreferences", summary = "Shows the own preferences")
  @ApiResponse(responseCode = "200", description = "The preferences.")
  @ApiResponse(responseCode = "404", ref = "no_preferences")
  @NeedsSignIn
  PreferencesResponse show(@Parameter(hidden = true) Caller.User caller);

  @Operation(
      operationId = "unlinkWhatsApp",
      summary = "Removes the own WhatsApp number",
      description = "The messages stay.")
  @ApiResponse(responseCode = "204", description = "Removed, now or before.")
  @NeedsSignIn
  void unlink(@Parameter(hidden = true) Caller.User caller);
}
