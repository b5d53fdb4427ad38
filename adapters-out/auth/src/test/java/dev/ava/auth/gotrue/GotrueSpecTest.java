package dev.ava.auth.gotrue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.auth.gotrue.GotrueSpec.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.yaml.snakeyaml.Yaml;

/// Compares [GotrueSpec] with Supabase Auth's own document, the file `openapi.yaml` of its
/// repository, which is too large and not ours to keep here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
    named = "AVA_TEST_GOTRUE_OPENAPI",
    matches = ".+",
    disabledReason =
        "AVA_TEST_GOTRUE_OPENAPI names no openapi.yaml of Supabase Auth, so the stand-in was not compared with it")
final class GotrueSpecTest {
  private Map<?, ?> document = Map.of();

  @BeforeAll
  void read() throws IOException {
    try (var text = Files.newBufferedReader(Path.of(System.getenv("AVA_TEST_GOTRUE_OPENAPI")))) {
      document = new Yaml().load(text);
    }
  }

  @Test
  void everyCallAnswersTheStatusesOfTheDocument() {
    GotrueSpec.DOCUMENTED.forEach(
        (call, statuses) ->
            assertThat(object(operation(call), "responses").keySet())
                .as(call)
                .isEqualTo(new HashSet<>(statuses)));
  }

  @Test
  void whatGoesBeyondTheDocumentIsNotInIt() {
    GotrueSpec.BEYOND.forEach(
        (call, statuses) ->
            assertThat(GotrueSpec.DOCUMENTED.getOrDefault(call, Set.of()))
                .as(call)
                .doesNotContainAnyElementsOf(statuses));
    assertThat(object(document, "paths").containsKey("/.well-known/jwks.json")).isFalse();
  }

  @Test
  void everyCallIsSecuredAsInTheDocument() {
    assertThat(security("POST /signup")).containsExactly("APIKeyAuth");
    assertThat(security("POST /token")).containsExactly("APIKeyAuth");
    assertThat(security("POST /logout")).containsExactlyInAnyOrder("APIKeyAuth", "UserAuth");
    assertThat(security("DELETE /admin/users/{userId}"))
        .containsExactlyInAnyOrder("APIKeyAuth", "AdminAuth");
    assertThat(security("GET /settings")).containsExactly("APIKeyAuth");
  }

  @Test
  void everyFieldAndValueThatIsSentIsInTheDocument() {
    assertThat(sent("POST /signup")).contains("email", "password");
    assertThat(sent("POST /token")).contains("email", "password", "refresh_token");
    assertThat(values("POST /token", "grant_type")).contains("password", "refresh_token");
    assertThat(values("POST /logout", "scope")).contains("local");
  }

  @Test
  void everyFieldThatIsAnsweredHasTheTypeOfTheDocument() {
    assertForm("UserSchema", GotrueSpec.USER);
    assertForm("IdentitySchema", GotrueSpec.IDENTITY);
    assertForm("AccessTokenResponseSchema", GotrueSpec.SESSION);
    assertForm("ErrorSchema", GotrueSpec.ERROR);
    assertForm("settings", answered("GET /settings"), GotrueSpec.SETTINGS);
  }

  private void assertForm(String schema, Map<String, Type> fields) {
    assertForm(schema, object(object(document, "components", "schemas"), schema), fields);
  }

  private void assertForm(String name, Map<?, ?> schema, Map<String, Type> fields) {
    var properties = object(schema, "properties");
    fields.forEach(
        (field, type) ->
            assertThat(type(object(properties, field))).as(name + "." + field).isEqualTo(type));
  }

  /// The schema of what a call answers when all is well.
  private Map<?, ?> answered(String call) {
    var responses = object(operation(call), "responses");
    var ok =
        responses.entrySet().stream()
            .filter(entry -> String.valueOf(entry.getKey()).equals("200"))
            .map(entry -> (Map<?, ?>) entry.getValue())
            .findFirst()
            .orElseThrow();
    return object(ok, "content", "application/json", "schema");
  }

  private Type type(Map<?, ?> property) {
    return switch (String.valueOf(resolved(property).get("type"))) {
      case "string" ->
          switch (String.valueOf(property.get("format"))) {
            case "uuid" -> Type.UUID;
            case "date-time" -> Type.TIME;
            default -> Type.STRING;
          };
      case String other -> Type.valueOf(other.toUpperCase(Locale.ROOT));
    };
  }

  private Set<String> security(String call) {
    var alternatives = (List<?>) Objects.requireNonNull(operation(call).get("security"));
    return ((Map<?, ?>) alternatives.getFirst())
        .keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private Set<String> sent(String call) {
    return object(
            operation(call), "requestBody", "content", "application/json", "schema", "properties")
        .keySet()
        .stream()
        .map(String::valueOf)
        .collect(Collectors.toSet());
  }

  private List<String> values(String call, String parameter) {
    return ((List<?>) Objects.requireNonNull(operation(call).get("parameters")))
        .stream()
            .map(each -> resolved((Map<?, ?>) each))
            .filter(each -> parameter.equals(each.get("name")))
            .flatMap(each -> ((List<?>) object(each, "schema").get("enum")).stream())
            .map(String::valueOf)
            .toList();
  }

  private Map<?, ?> operation(String call) {
    var parts = call.split(" ", -1);
    return object(document, "paths", parts[1], parts[0].toLowerCase(Locale.ROOT));
  }

  private Map<?, ?> object(Map<?, ?> from, String... path) {
    var found = from;
    for (var field : path) {
      found = resolved((Map<?, ?>) Objects.requireNonNull(found.get(field), field));
    }
    return found;
  }

  private Map<?, ?> resolved(Map<?, ?> object) {
    return object.get("$ref") instanceof String reference
        ? object(document, reference.replaceFirst("^#/", "").split("/", -1))
        : object;
  }
}
