package dev.ava.rest;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers everything that nobody expected. The cause goes to the log, once, under a reference; the
/// client gets the reference and nothing of the cause.
@Singleton
@SuppressWarnings("rawtypes") // the framework's interface names the raw request
final class DefectHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(DefectHandler.class);

  private final Problems problems;

  DefectHandler(Problems problems) {
    this.problems = problems;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, Throwable defect) {
    if (defect instanceof ClosedChannelException
        || defect instanceof SocketException
        || defect instanceof EOFException) {
      LOG.debug("The client left {} {}", request.getMethodName(), request.getPath(), defect);
      return problems.answer(request, Refusal.of(ProblemCode.BAD_REQUEST));
    }
    var reference = UUID.randomUUID().toString();
    LOG.error("Defect {} in {} {}", reference, request.getMethodName(), request.getPath(), defect);
    return problems.defect(request, reference);
  }
}
