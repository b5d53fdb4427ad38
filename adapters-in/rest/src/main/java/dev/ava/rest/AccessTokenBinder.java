package dev.ava.rest;

import dev.ava.domain.account.AccessToken;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.filters.SecurityFilter;
import jakarta.inject.Singleton;

/// Gives a controller the access token that the request came with, verified.
@Singleton
final class AccessTokenBinder implements TypedRequestArgumentBinder<AccessToken> {
  @Override
  public Argument<AccessToken> argumentType() {
    return Argument.of(AccessToken.class);
  }

  @Override
  public BindingResult<AccessToken> bind(
      ArgumentConversionContext<AccessToken> context, HttpRequest<?> request) {
    var token = request.getAttribute(SecurityFilter.TOKEN, String.class).map(AccessToken::new);
    return () -> token;
  }
}
