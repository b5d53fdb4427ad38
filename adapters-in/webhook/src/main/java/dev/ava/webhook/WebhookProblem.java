package dev.ava.webhook;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;

/// A refusal as RFC 9457 has it.
///
/// @param code stable, for programs
/// @param detail one sentence for people
@Serdeable
record WebhookProblem(String type, String title, int status, String code, String detail) {
  static MutableHttpResponse<WebhookProblem> response(
      HttpStatus status, String code, String detail) {
    return HttpResponse.<WebhookProblem>status(status)
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(
            new WebhookProblem("about:blank", status.getReason(), status.getCode(), code, detail));
  }
}
