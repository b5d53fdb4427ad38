package dev.ava.rest;

import dev.ava.domain.shared.Caller;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What the API document says about avatars.
@MayFail
@Tag(name = "Avatar")
interface AvatarApi {
  @Operation(operationId = "createAvatar", summary = "Shapes the own avatar")
  @ApiResponse(responseCode = "201", description = "The new avatar.")
  @ApiResponse(responseCode = "409", ref = "avatar_exists")
  @NeedsSignIn
  @TakesJson
  HttpResponse<AvatarResponse> create(
      @Parameter(hidden = true) Caller.User caller, PersonaRequest body);

  @Operation(operationId = "showAvatar", summary = "Shows the own avatar")
  @ApiResponse(responseCode = "200", description = "The avatar.")
  @ApiResponse(responseCode = "404", ref = "no_avatar")
  @NeedsSignIn
  AvatarResponse show(@Parameter(hidden = true) Caller.User caller);

  @Operation(
      operationId = "reshapeAvatar",
      summary = "Gives the own avatar another persona",
      description = "Replaces the whole persona: a description that is left out is gone.")
  @ApiResponse(responseCode = "200", description = "The changed avatar.")
  @ApiResponse(responseCode = "404", ref = "no_avatar")
  @NeedsSignIn
  @TakesJson
  AvatarResponse reshape(@Parameter(hidden = true) Caller.User caller, PersonaRequest body);
}
