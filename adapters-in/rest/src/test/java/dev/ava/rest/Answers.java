package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads and checks answers.
final class Answers {
  private static final JsonMapper JSON = JsonMapper.createDefault();

  private Answers() {}

  static Map<String, Object> object(HttpResponse<String> response) {
    try {
      return JSON.readValue(response.body(), Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new AssertionError("no JSON object: " + response.body(), e);
    }
  }

  static List<Map<String, Object>> list(HttpResponse<String> response) {
    return list(response.body());
  }

  static List<Map<String, Object>> list(String json) {
    try {
      return JSON.readValue(json, Argument.listOf(Argument.mapOf(String.class, Object.class)));
    } catch (IOException e) {
      throw new AssertionError("no JSON array: " + json, e);
    }
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /// Checks everything that every problem has, and gives its fields.
  static Map<String, Object> assertProblem(HttpResponse<String> response, ProblemCode code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(code.status());
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    var problem = object(response);
    assertThat(problem)
        .containsEntry("type", "https://ava.example/docs/errors#" + code.code())
        .containsEntry("title", code.title())
        .containsEntry("status", code.status())
        .containsEntry("detail", code.detail())
        .containsEntry("code", code.code())
        .containsEntry("instance", response.request().uri().getRawPath())
        .containsEntry("request_id", header(response, "X-Request-Id"));
    assertThat(header(response, "X-Request-Id")).isNotEmpty();
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    return problem;
  }

  /// The names of the fields that a 422 refuses, with the sentences.
  static Map<String, String> assertRefusedFields(HttpResponse<String> response) {
    if (!(assertProblem(response, ProblemCode.VALIDATION_FAILED).get("errors")
        instanceof List<?> errors)) {
      throw new AssertionError("no errors: " + response.body());
    }
    var fields = new LinkedHashMap<String, String>();
    for (var error : errors) {
      var entry = (Map<?, ?>) error;
      assertThat(entry).hasSize(2);
      fields.put(String.valueOf(entry.get("field")), String.valueOf(entry.get("message")));
    }
    return fields;
  }
}
