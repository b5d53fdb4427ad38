package dev.ava.rest;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.usecase.RefreshSession;
import dev.ava.domain.account.usecase.ShowAccount;
import dev.ava.domain.account.usecase.SignIn;
import dev.ava.domain.account.usecase.SignOut;
import dev.ava.domain.account.usecase.SignUp;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.function.Function;

@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AuthController implements AuthApi {
  private final SignUp signUp;
  private final SignIn signIn;
  private final RefreshSession refreshSession;
  private final SignOut signOut;
  private final ShowAccount showAccount;
  private final RateLimits limits;
  private final ClientAddresses addresses;

  AuthController(
      SignUp signUp,
      SignIn signIn,
      RefreshSession refreshSession,
      SignOut signOut,
      ShowAccount showAccount,
      RateLimits limits,
      ClientAddresses addresses) {
    this.signUp = signUp;
    this.signIn = signIn;
    this.refreshSession = refreshSession;
    this.signOut = signOut;
    this.showAccount = showAccount;
    this.limits = limits;
    this.addresses = addresses;
  }

  @Override
  @Post("/signup")
  @Status(HttpStatus.CREATED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  public HttpResponse<?> signUp(@Body SignUpRequest body, HttpRequest<?> request) {
    var fields = new Fields();
    var email = fields.text("email", body.email(), EmailAddress::new);
    var password = fields.text("password", body.password(), Password::new);
    var command = fields.collect(() -> new SignUp.Command(email.get(), password.get()));
    limits.countSignUp(addresses.keyOf(request), command.email());
    return switch (signUp.signUp(command)) {
      case SignUp.Outcome.SignedUp(var session) ->
          HttpResponse.created(SessionResponse.of(session));
      case SignUp.Outcome.ConfirmationRequired() ->
          HttpResponse.accepted().body(new ConfirmationResponse());
      case SignUp.Outcome.EmailTaken() -> throw Refusal.of(ProblemCode.EMAIL_TAKEN);
      case SignUp.Outcome.EmailRefused(var rule) ->
          throw Refusal.of(List.of(new FieldError("email", rule)));
      case SignUp.Outcome.PasswordRefused(var rule) ->
          throw Refusal.of(List.of(new FieldError("password", rule)));
      case SignUp.Outcome.Closed() -> throw Refusal.of(ProblemCode.SIGN_UP_CLOSED);
      case SignUp.Outcome.Throttled(var retryAfter) ->
          throw Refusal.of(ProblemCode.TOO_MANY_REQUESTS, retryAfter);
    };
  }

  @Override
  @Post("/signin")
  @Secured(SecurityRule.IS_ANONYMOUS)
  public SessionResponse signIn(@Body SignInRequest body, HttpRequest<?> request) {
    var fields = new Fields();
    var email = fields.text("email", body.email(), EmailAddress::new);
    var password = fields.text("password", body.password(), Function.identity());
    var command = fields.collect(() -> new SignIn.Command(email.get(), password.get()));
    var outcome =
        limits.countSignIn(addresses.keyOf(request), command.email(), () -> signIn.signIn(command));
    return switch (outcome) {
      case SignIn.Outcome.SignedIn(var session) -> {
        limits.forgiveSignIn(command.email());
        yield SessionResponse.of(session);
      }
      case SignIn.Outcome.InvalidCredentials() -> throw Refusal.of(ProblemCode.INVALID_CREDENTIALS);
      case SignIn.Outcome.ConfirmationRequired() ->
          throw Refusal.of(ProblemCode.CONFIRMATION_REQUIRED);
      case SignIn.Outcome.AccountInactive() -> throw Refusal.of(ProblemCode.ACCOUNT_INACTIVE);
      case SignIn.Outcome.Throttled(var retryAfter) ->
          throw Refusal.of(ProblemCode.TOO_MANY_REQUESTS, retryAfter);
    };
  }

  @Override
  @Post("/refresh")
  @Secured(SecurityRule.IS_ANONYMOUS)
  public SessionResponse refresh(@Body RefreshRequest body) {
    var fields = new Fields();
    var token = fields.text("refresh_token", body.refreshToken(), RefreshToken::new);
    var command = fields.collect(() -> new RefreshSession.Command(token.get()));
    return switch (refreshSession.refresh(command)) {
      case RefreshSession.Outcome.Refreshed(var session) -> SessionResponse.of(session);
      case RefreshSession.Outcome.InvalidToken() ->
          throw Refusal.of(ProblemCode.INVALID_REFRESH_TOKEN);
      case RefreshSession.Outcome.AccountInactive() ->
          throw Refusal.of(ProblemCode.ACCOUNT_INACTIVE);
      case RefreshSession.Outcome.Throttled(var retryAfter) ->
          throw Refusal.of(ProblemCode.TOO_MANY_REQUESTS, retryAfter);
    };
  }

  @Override
  @Post(uri = "/signout", consumes = MediaType.ALL)
  @Status(HttpStatus.NO_CONTENT)
  public void signOut(AccessToken token) {
    signOut.signOut(new SignOut.Command(token));
  }

  @Override
  @Get("/me")
  public AccountResponse me(Caller.User caller, Authentication authentication) {
    var email = authentication.getAttributes().get("email");
    return AccountResponse.of(
        showAccount.show(new ShowAccount.Command(caller)),
        email instanceof String text ? text : null);
  }
}
