package dev.ava.auth;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/// Publishes the keys that verify access tokens, for anyone, as a JWK set (RFC 7517).
@Controller("/.well-known/jwks.json")
@Secured(SecurityRule.IS_ANONYMOUS)
@LocalSignIn
final class JwksController {
  private final SigningKeys keys;

  JwksController(SigningKeys keys) {
    this.keys = keys;
  }

  /// To be kept for ten minutes, so a new key should be in the file that long before it signs.
  @Get
  HttpResponse<String> keys() {
    return HttpResponse.ok(keys.publicKeys())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=600");
  }
}
