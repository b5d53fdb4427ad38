package dev.ava.bootstrap;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a local Ava is asked to do once: the walk of a newcomer, who signs up, shapes an avatar,
/// links a phone of the simulator, says something and reads the answer.
final class Rehearsal {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String PHONE = "4915112345678";
  private static final int REFUSED = 400;

  private final URI ava;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.createDefault();
  private @Nullable String token;

  Rehearsal(URI ava) {
    this.ava = ava;
  }

  /// Returns once the message was answered.
  ///
  /// @throws IOException if a request is refused, or if there is no answer for half a minute
  void go() throws IOException, InterruptedException {
    var credentials = Map.of("email", "ann@example.org", "password", "correct horse");
    call("POST", "/auth/signup", credentials);
    token = text(call("POST", "/auth/signin", credentials), "access_token");
    call("POST", "/avatars", Map.of("name", "Ava", "age", 27, "personality", "playful"));
    call("GET", "/avatars/me", null);
    var claimed = call("PUT", "/preferences/whatsapp", Map.of("phone", "+" + PHONE));
    say(text(claimed, "link_code"));
    awaitIn("/preferences", "\"linked\"");
    say("hello");
    awaitIn("/messages?limit=50", "[Echo] hello");
  }

  private void say(String text) throws IOException, InterruptedException {
    call(
        "POST",
        "/dev/phone/api/phones/%s/messages".formatted(PHONE),
        Map.of("text", text, "name", "Ann"));
  }

  private void awaitIn(String path, String part) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!call("GET", path, null).contains(part)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("GET %s never said %s.".formatted(path, part));
      }
      Thread.sleep(PAUSE);
    }
  }

  private String call(String method, String path, @Nullable Map<String, ?> body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(ava.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    var response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= REFUSED) {
      throw new IOException(
          "%s %s was answered %d: %s"
              .formatted(method, path, response.statusCode(), response.body()));
    }
    return response.body();
  }

  private String text(String answer, String field) throws IOException {
    return Optional.ofNullable(json.readValue(answer, JsonNode.class))
        .map(object -> object.get(field))
        .map(JsonNode::coerceStringValue)
        .orElseThrow(() -> new IOException("An answer has no " + field + "."));
  }
}
