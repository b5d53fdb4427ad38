package dev.ava.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what the framework refuses, in this module and in every other, as problem+json.
@Singleton
final class ProblemErrorResponseProcessor implements ErrorResponseProcessor<ProblemResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorResponseProcessor.class);

  private final Problems problems;

  ProblemErrorResponseProcessor(Problems problems) {
    this.problems = problems;
  }

  @Override
  public MutableHttpResponse<ProblemResponse> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    var refusal = Refusal.of(general(response.code()));
    if (response.code() == HttpStatus.BAD_REQUEST.getCode()) {
      refusal = unreadable(context.getRootCause().orElse(null));
      response.status(refusal.code().status());
    }
    return problems.fill(context.getRequest(), response, refusal, reference(refusal.code()));
  }

  private static Refusal unreadable(@Nullable Throwable cause) {
    return switch (cause) {
      case JsonSyntaxException _, JsonProcessingException _, SerdeException _ ->
          Refusal.of(ProblemCode.MALFORMED_JSON);
      case UnsatisfiedRouteException missing -> unreadable(missing.getArgument(), Fields.REQUIRED);
      case ConversionErrorException unreadable ->
          unreadable(unreadable.getArgument(), Fields.UNREADABLE);
      case null, default -> Refusal.of(ProblemCode.BAD_REQUEST);
    };
  }

  private static Refusal unreadable(Argument<?> argument, String message) {
    return argument.isAnnotationPresent(Body.class)
        ? Refusal.of(ProblemCode.MALFORMED_JSON)
        : Refusal.of(List.of(new FieldError(argument.getName(), message)));
  }

  private static ProblemCode general(int status) {
    return Arrays.stream(ProblemCode.values())
        .filter(code -> code.status() == status)
        .findFirst()
        .orElse(status < 500 ? ProblemCode.BAD_REQUEST : ProblemCode.INTERNAL_ERROR);
  }

  private static @Nullable String reference(ProblemCode code) {
    if (code != ProblemCode.INTERNAL_ERROR) {
      return null;
    }
    var reference = UUID.randomUUID().toString();
    LOG.error("Defect {} outside of any handler; its cause is logged just before", reference);
    return reference;
  }
}
