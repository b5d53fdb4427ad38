package dev.ava.rest;

import dev.ava.domain.account.usecase.DeleteAccount;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.InvalidValue;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

@Controller("/account")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AccountController implements AccountApi {
  private final DeleteAccount deleteAccount;
  private final Exports exports;
  private final RateLimits limits;
  private final ClientAddresses addresses;

  AccountController(
      DeleteAccount deleteAccount, Exports exports, RateLimits limits, ClientAddresses addresses) {
    this.deleteAccount = deleteAccount;
    this.exports = exports;
    this.limits = limits;
    this.addresses = addresses;
  }

  @Override
  @Get(uri = "/export", produces = Exports.ZIP, headRoute = false)
  public HttpResponse<InputStream> export(Caller.User caller, Authentication authentication) {
    limits.countExport(caller.id());
    return HttpResponse.ok(exports.of(caller, email(authentication).orElse(null)))
        .contentType(Exports.ZIP)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ava-export.zip\"");
  }

  @Override
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  public HttpResponse<?> delete(
      Caller.User caller,
      Authentication authentication,
      @Body DeletionRequest body,
      HttpRequest<?> request) {
    var fields = new Fields();
    var password = fields.text("password", body.password(), Function.identity());
    var typed = fields.collect(password);
    var email =
        email(authentication).orElseThrow(() -> Refusal.of(ProblemCode.INVALID_CREDENTIALS));
    var command = new DeleteAccount.Command(caller, email, typed);
    var outcome =
        limits.countSignIn(addresses.keyOf(request), email, () -> deleteAccount.delete(command));
    return switch (outcome) {
      case DeleteAccount.Outcome.Erased() -> HttpResponse.noContent();
      case DeleteAccount.Outcome.SignInLeft() -> HttpResponse.accepted();
      case DeleteAccount.Outcome.WrongPassword() ->
          throw Refusal.of(ProblemCode.INVALID_CREDENTIALS);
      case DeleteAccount.Outcome.Throttled(var retryAfter) ->
          throw Refusal.of(ProblemCode.TOO_MANY_REQUESTS, retryAfter);
    };
  }

  /// The e-mail address that the access token names.
  private static Optional<EmailAddress> email(Authentication authentication) {
    try {
      return authentication.getAttributes().get("email") instanceof String text
          ? Optional.of(new EmailAddress(text))
          : Optional.empty();
    } catch (InvalidValue e) {
      return Optional.empty();
    }
  }
}
