package dev.ava.rest;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

@Singleton
@SuppressWarnings("rawtypes") // the framework's interface names the raw request
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {
  private final Problems problems;

  RefusalHandler(Problems problems) {
    this.problems = problems;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
    return problems.answer(request, refusal);
  }
}
