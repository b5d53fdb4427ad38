package dev.ava.rest;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/// Answers 401 and 403 to browsers as to everybody else, where the framework's own handler would
/// send a browser to another page.
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
@SuppressWarnings("rawtypes") // the framework's interface names the raw request
final class UnauthorizedHandler
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
  private final Problems problems;

  UnauthorizedHandler(Problems problems) {
    this.problems = problems;
  }

  @Override
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
    return problems.answer(
        request,
        Refusal.of(refused.isForbidden() ? ProblemCode.FORBIDDEN : ProblemCode.UNAUTHORIZED));
  }
}
