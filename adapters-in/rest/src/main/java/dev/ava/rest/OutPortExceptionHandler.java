package dev.ava.rest;

import dev.ava.domain.account.port.SignInUnavailable;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Corrupt;
import dev.ava.domain.shared.port.OutPortException;
import dev.ava.domain.shared.port.Unavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what the out-ports throw: 503 for a service that does not answer, 409 for a conflict
/// that no use case expected, 401 to somebody whose account is gone, and a defect for what cannot
/// be read.
@Singleton
@SuppressWarnings("rawtypes") // the framework's interface names the raw request
final class OutPortExceptionHandler implements ExceptionHandler<OutPortException, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(OutPortExceptionHandler.class);

  private final Problems problems;
  private final DefectHandler defects;

  OutPortExceptionHandler(Problems problems, DefectHandler defects) {
    this.problems = problems;
    this.defects = defects;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, OutPortException failure) {
    return switch (failure) {
      case Unavailable unavailable -> {
        LOG.warn("{} {} is unavailable", request.getMethodName(), request.getPath(), unavailable);
        yield problems.answer(request, Refusal.of(codeOf(unavailable)));
      }
      case Conflict conflict -> {
        LOG.info("{} {} is in conflict", request.getMethodName(), request.getPath(), conflict);
        yield problems.answer(request, Refusal.of(ProblemCode.CONFLICT));
      }
      case CallerGone gone -> problems.answer(request, Refusal.of(ProblemCode.UNAUTHORIZED));
      case Corrupt corrupt -> defects.handle(request, corrupt);
    };
  }

  private static ProblemCode codeOf(Unavailable unavailable) {
    return unavailable instanceof SignInUnavailable
        ? ProblemCode.AUTH_UNAVAILABLE
        : ProblemCode.UNAVAILABLE;
  }
}
