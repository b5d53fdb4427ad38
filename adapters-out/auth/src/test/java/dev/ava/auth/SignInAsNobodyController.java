package dev.ava.auth;

import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.shared.EmailAddress;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/// Asks the provider on behalf of a caller, on the threads that controllers use.
@Controller("/sign-in-as-nobody")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class SignInAsNobodyController {
  private final AuthProvider provider;

  SignInAsNobodyController(AuthProvider provider) {
    this.provider = provider;
  }

  @Get
  String signIn() {
    return provider.signIn(new EmailAddress("nobody@example.org"), "password").toString();
  }
}
