package dev.ava.rest;

import io.micronaut.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/// The id of a request: the client's `X-Request-Id` if it has 1 to 128 letters, digits, dots, lines
/// or dashes, and otherwise a new one.
final class RequestIds {
  static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = "dev.ava.request-id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private RequestIds() {}

  /// The same answer for the same request, always.
  static String of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, String.class)
        .orElseGet(
            () -> {
              var id = choose(request);
              request.setAttribute(ATTRIBUTE, id);
              return id;
            });
  }

  private static String choose(HttpRequest<?> request) {
    return request
        .getHeaders()
        .getFirst(HEADER)
        .filter(sent -> SANE.matcher(sent).matches())
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
