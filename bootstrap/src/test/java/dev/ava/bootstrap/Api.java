package dev.ava.bootstrap;

import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A client of the REST API: nobody, or somebody who has signed in.
final class Api {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final @Nullable String token;

  Api(String base) {
    this(base, null);
  }

  private Api(String base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  static String someEmail() {
    return "ann-" + UUID.randomUUID() + "@example.org";
  }

  static String somePhone() {
    return "+49151"
        + (10_000_000L + Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 89_999_999L));
  }

  /// The same API as a person who has just signed up.
  Api signedUp() throws Exception {
    var answer = post("/auth/signup", credentials(someEmail(), "correct horse"));
    return as(answer.text("access_token"));
  }

  Api as(String accessToken) {
    return new Api(base, accessToken);
  }

  /// The same person at another node, over connections of its own.
  Api at(String other) {
    return new Api(other, token);
  }

  static String credentials(String email, String password) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  static String phone(String phone) {
    return "{\"phone\":\"%s\"}".formatted(phone);
  }

  Answer get(String path) throws Exception {
    return send("GET", path, null);
  }

  Answer post(String path, String body) throws Exception {
    return send("POST", path, body);
  }

  Answer put(String path, String body) throws Exception {
    return send("PUT", path, body);
  }

  Answer delete(String path) throws Exception {
    return send("DELETE", path, null);
  }

  Answer delete(String path, String body) throws Exception {
    return send("DELETE", path, body);
  }

  /// The bytes of an answer that must be 200.
  byte[] download(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    Optional.ofNullable(token)
        .ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body();
  }

  private Answer send(String method, String path, @Nullable String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    Optional.ofNullable(token)
        .ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  /// An answer with its JSON.
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    JsonNode json() {
      return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
    }

    /// The text of a field, which must be there.
    String text(String field) {
      return Json.text(json(), field);
    }

    /// The text of a field of the nth element of an array.
    String text(int index, String field) {
      return Json.text(Objects.requireNonNull(json().get(index)), field);
    }

    /// The names of all fields.
    Set<String> fields() {
      return fields(json());
    }

    /// The names of all fields of the nth element of an array.
    Set<String> fields(int index) {
      return fields(Objects.requireNonNull(json().get(index)));
    }

    private static Set<String> fields(JsonNode node) {
      return StreamSupport.stream(node.entries().spliterator(), false)
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }

    /// One field of every element of an array.
    List<String> all(String field) {
      return StreamSupport.stream(json().values().spliterator(), false)
          .map(element -> Json.text(element, field))
          .toList();
    }

    /// What is wrong with each field, of a problem `validation_failed`.
    Map<String, String> errors() {
      var errors = Objects.requireNonNull(json().get("errors"));
      return StreamSupport.stream(errors.values().spliterator(), false)
          .collect(
              Collectors.toMap(
                  error -> Json.text(error, "field"), error -> Json.text(error, "message")));
    }

    boolean has(String field) {
      return json().get(field) != null;
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }
}
