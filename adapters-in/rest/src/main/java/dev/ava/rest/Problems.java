package dev.ava.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Writes refusals and defects as problem+json.
@Singleton
final class Problems {
  private static final Duration SOON = Duration.ofSeconds(1);

  /// An outside service that is down is left alone for about as long.
  private static final Duration LATER = Duration.ofSeconds(10);

  private final RestSettings settings;

  Problems(RestSettings settings) {
    this.settings = settings;
  }

  MutableHttpResponse<ProblemResponse> answer(HttpRequest<?> request, Refusal refusal) {
    var response =
        HttpResponse.<ProblemResponse>status(HttpStatus.valueOf(refusal.code().status()));
    return fill(request, response, refusal, null);
  }

  MutableHttpResponse<ProblemResponse> defect(HttpRequest<?> request, String reference) {
    var response = HttpResponse.<ProblemResponse>serverError();
    return fill(request, response, Refusal.of(ProblemCode.INTERNAL_ERROR), reference);
  }

  /// Writes a problem into a response and keeps the response's status.
  ///
  /// @param reference only for defects
  MutableHttpResponse<ProblemResponse> fill(
      HttpRequest<?> request,
      MutableHttpResponse<?> response,
      Refusal refusal,
      @Nullable String reference) {
    response.contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    addHeaders(request, response, refusal);
    if (request.getMethod() == HttpMethod.HEAD) {
      return response.body((ProblemResponse) null);
    }
    var code = refusal.code();
    return response.body(
        new ProblemResponse(
            settings.publicUrl() + "/docs/errors#" + code.code(),
            code.title(),
            response.code(),
            code.detail(),
            request.getPath(),
            code.code(),
            RequestIds.of(request),
            reference,
            refusal.errors().isEmpty() ? null : refusal.errors()));
  }

  private static void addHeaders(
      HttpRequest<?> request, MutableHttpResponse<?> response, Refusal refusal) {
    SecurityHeaders.addTo(response);
    response.getHeaders().set(RequestIds.HEADER, RequestIds.of(request));
    var retryAfter = refusal.retryAfter();
    if (retryAfter == null) {
      retryAfter = usualWait(refusal.code());
    }
    if (retryAfter != null) {
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, wholeSeconds(retryAfter));
    }
    if (response.code() == HttpStatus.UNAUTHORIZED.getCode()) {
      response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge(refusal.code(), request));
    }
  }

  private static @Nullable Duration usualWait(ProblemCode code) {
    return switch (code) {
      case UNAVAILABLE -> SOON;
      case AUTH_UNAVAILABLE -> LATER;
      default -> null;
    };
  }

  private static String wholeSeconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
  }

  private static String challenge(ProblemCode code, HttpRequest<?> request) {
    var sentOne = request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
    return code == ProblemCode.UNAUTHORIZED && sentOne
        ? "Bearer error=\"invalid_token\""
        : "Bearer";
  }
}
