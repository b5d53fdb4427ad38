package dev.ava.auth;

import dev.ava.domain.account.port.SignInUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers 503 when the sign-in is out of reach, as the API does.
@Singleton
@SuppressWarnings("rawtypes") // the framework's interface names the raw request
final class UnavailableHandler implements ExceptionHandler<SignInUnavailable, HttpResponse<?>> {
  @Override
  public HttpResponse<?> handle(HttpRequest request, SignInUnavailable failure) {
    return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
  }
}
