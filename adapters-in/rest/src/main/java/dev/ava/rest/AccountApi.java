package dev.ava.rest;

import dev.ava.domain.shared.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;

/// What the API document says about the end of an account, and what can be taken along.
@MayFail
@Tag(name = "Account")
interface AccountApi {
  @Operation(
      operationId = "exportAccount",
      summary = "Gives everything that the caller owns",
      description =
          "A zip with `account.json`, `avatar.json`, `preferences.json`, `identities.json` and"
              + " `messages.json`, and with `timeline.html`, which any browser shows. A file is left out"
              + " if there is nothing in it. Everything is as it was at one moment.")
  @ApiResponse(
      responseCode = "200",
      description = "The zip.",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = "string", format = "binary")))
  @NeedsSignIn
  HttpResponse<InputStream> export(
      @Parameter(hidden = true) Caller.User caller,
      @Parameter(hidden = true) Authentication authentication);

  @Operation(
      operationId = "deleteAccount",
      summary = "Deletes the account with everything that belongs to it",
      description =
          "Cannot be undone. The caller's access tokens are refused from then on. A wrong password is"
              + " answered with 401 `invalid_credentials`, and counted like a sign-in that failed.")
  @ApiResponse(responseCode = "204", description = "Nothing is left.")
  @ApiResponse(
      responseCode = "202",
      description =
          "Everything is erased but the entry of the service that signs people in. It does not"
              + " answer, and is told as soon as it does.")
  @TakesJson
  @NeedsSignIn
  HttpResponse<?> delete(
      @Parameter(hidden = true) Caller.User caller,
      @Parameter(hidden = true) Authentication authentication,
      DeletionRequest body,
      @Parameter(hidden = true) HttpRequest<?> request);
}
