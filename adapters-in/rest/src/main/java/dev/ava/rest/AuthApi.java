package dev.ava.rest;

import dev.ava.domain.account.AccessToken;
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

/// What the API document says about accounts and sessions.
@MayFail
@Tag(name = "Account")
interface AuthApi {
  @Operation(operationId = "signUp", summary = "Registers a person and signs them in")
  @ApiResponse(
      responseCode = "201",
      description = "Registered and signed in.",
      content = @Content(schema = @Schema(implementation = SessionResponse.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Registered; the e-mail address must be confirmed before the first sign-in.",
      content = @Content(schema = @Schema(implementation = ConfirmationResponse.class)))
  @ApiResponse(responseCode = "403", ref = "sign_up_closed")
  @ApiResponse(responseCode = "409", ref = "email_taken")
  @TakesJson
  HttpResponse<?> signUp(SignUpRequest body, @Parameter(hidden = true) HttpRequest<?> request);

  @Operation(operationId = "signIn", summary = "Signs a person in")
  @ApiResponse(responseCode = "200", description = "Signed in.")
  @ApiResponse(responseCode = "401", ref = "invalid_credentials")
  @ApiResponse(responseCode = "403", ref = "account_inactive")
  @TakesJson
  SessionResponse signIn(SignInRequest body, @Parameter(hidden = true) HttpRequest<?> request);

  @Operation(
      operationId = "refresh",
      summary = "Buys the next session with a refresh token",
      description = "A refresh token works once. Using it a second time ends its session.")
  @ApiResponse(responseCode = "200", description = "The next session.")
  @ApiResponse(responseCode = "401", ref = "invalid_refresh_token")
  @ApiResponse(responseCode = "403", ref = "account_inactive")
  @TakesJson
  SessionResponse refresh(RefreshRequest body);

  @Operation(
      operationId = "signOut",
      summary = "Ends the session",
      description = "The access token itself stays valid until it expires.")
  @ApiResponse(responseCode = "204", description = "Ended, now or before.")
  @NeedsSignIn
  void signOut(@Parameter(hidden = true) AccessToken token);

  @Operation(operationId = "me", summary = "Shows the own account")
  @ApiResponse(responseCode = "200", description = "The account.")
  @NeedsSignIn
  AccountResponse me(
      @Parameter(hidden = true) Caller.User caller,
      @Parameter(hidden = true) Authentication authentication);
}
