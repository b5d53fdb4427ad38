package dev.ava.auth;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;

/// Tells a signed-in user who that is.
@ForTestsOfAuth
@Controller("/whoami")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class WhoAmIController {
  @Get
  String whoAmI(Authentication user) {
    return user.getName();
  }
}
