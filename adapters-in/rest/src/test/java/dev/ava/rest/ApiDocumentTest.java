package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

final class ApiDocumentTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private static Map<?, ?> document = Map.of();

  @BeforeAll
  static void read() {
    var response = SERVER.get("/openapi.yml");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Answers.header(response, "Content-Type")).isEqualTo("application/yaml");
    document = new Yaml(new SafeConstructor(new LoaderOptions())).load(response.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "post   | /auth/signup            | 201 202 400 403 406 408 409 413 414 415 422 429 431 500 503",
        "post   | /auth/signin            | 200 400 401 403 406 408 413 414 415 422 429 431 500 503",
        "post   | /auth/refresh           | 200 400 401 403 406 408 413 414 415 422 429 431 500 503",
        "post   | /auth/signout           | 204 401 406 408 414 429 431 500 503",
        "get    | /auth/me                | 200 401 406 408 414 429 431 500 503",
        "delete | /account                | 202 204 400 401 406 408 413 414 415 422 429 431 500 503",
        "get    | /account/export         | 200 401 406 408 414 429 431 500 503",
        "post   | /avatars                | 201 400 401 406 408 409 413 414 415 422 429 431 500 503",
        "get    | /avatars/me             | 200 401 404 406 408 414 429 431 500 503",
        "put    | /avatars/me             | 200 400 401 404 406 408 413 414 415 422 429 431 500 503",
        "put    | /preferences/whatsapp   | 200 400 401 406 408 409 413 414 415 422 429 431 500 503",
        "delete | /preferences/whatsapp   | 204 401 406 408 414 429 431 500 503",
        "get    | /preferences            | 200 401 404 406 408 414 429 431 500 503",
        "get    | /messages               | 200 401 406 408 414 422 429 431 500 503",
        "get    | /health                 | 200 408 414 431 503",
        "get    | /health/liveness        | 200 408 414 431 503",
        "get    | /health/readiness       | 200 408 414 431 503",
        "get    | /.well-known/jwks.json  | 200 406 408 414 429 431",
        "get    | /webhook                | 200 403 406 408 414 431",
        "post   | /webhook                | 200 401 406 408 413 414 431 503"
      })
  void everyCallIsListedWithItsStatuses(String method, String path, String statuses) {
    var responses = map(at("paths", path, method, "responses"));

    assertThat(new TreeSet<>(responses.keySet()))
        .isEqualTo(new TreeSet<Object>(List.of(statuses.split(" "))));
  }

  @Test
  void nothingElseIsListed() {
    assertThat(operations()).hasSize(20);
  }

  @Test
  void callsThatNeedASignInSaySo() {
    var open =
        Set.of(
            "post /auth/signup",
            "post /auth/signin",
            "post /auth/refresh",
            "get /health",
            "get /health/liveness",
            "get /health/readiness",
            "get /.well-known/jwks.json",
            "get /webhook",
            "post /webhook");

    operations()
        .forEach(
            (name, operation) ->
                assertThat(operation.get("security"))
                    .as(name)
                    .isEqualTo(open.contains(name) ? null : List.of(Map.of("bearer", List.of()))));
    assertThat(map(at("components", "securitySchemes", "bearer")).get("scheme"))
        .isEqualTo("bearer");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    walk(
        document,
        (key, value) -> {
          if ("$ref".equals(key)) {
            var path = String.valueOf(value).substring(2).split("/");
            assertThat(at(path)).as(String.valueOf(value)).isNotNull();
          }
        });
  }

  @Test
  void everyRefusalHasATrueExample() {
    var responses = map(at("components", "responses"));

    for (var code : responses.keySet()) {
      var problem = ProblemCode.valueOf(String.valueOf(code).toUpperCase(Locale.ROOT));
      var example =
          map(
              at(
                  "components",
                  "responses",
                  String.valueOf(code),
                  "content",
                  "application/problem+json",
                  "example"));
      assertThat(example.get("code")).isEqualTo(problem.code());
      assertThat(example.get("status")).isEqualTo(problem.status());
      assertThat(example.get("title")).isEqualTo(problem.title());
      assertThat(example.get("detail")).isEqualTo(problem.detail());
    }
  }

  @Test
  void everyRefusalStandsUnderItsOwnStatus() {
    operations()
        .forEach(
            (name, operation) ->
                map(operation.get("responses"))
                    .forEach(
                        (status, response) -> {
                          if (map(response).get("$ref") instanceof String ref) {
                            var code = ref.substring(ref.lastIndexOf('/') + 1);
                            assertThat(ProblemCode.valueOf(code.toUpperCase(Locale.ROOT)).status())
                                .as(name)
                                .isEqualTo(Integer.parseInt(String.valueOf(status)));
                          }
                        }));
  }

  @Test
  void fieldsAreInSnakeCase() {
    map(at("components", "schemas"))
        .forEach(
            (name, schema) ->
                map(map(schema).get("properties"))
                    .keySet()
                    .forEach(
                        field ->
                            assertThat(String.valueOf(field))
                                .as(String.valueOf(name))
                                .matches("[a-z][a-z0-9_]*")));
  }

  @Test
  void problemSchemaListsWhatAProblemHas() {
    assertThat(map(at("components", "schemas", "Problem", "properties")).keySet())
        .map(String::valueOf)
        .containsExactlyInAnyOrder(
            "type",
            "title",
            "status",
            "detail",
            "instance",
            "code",
            "request_id",
            "reference",
            "errors");
  }

  @Test
  void everyAttachmentIsListedWithItsSchema() {
    var mapping = map(at("components", "schemas", "Attachment", "discriminator", "mapping"));

    assertThat(mapping.keySet())
        .map(String::valueOf)
        .containsExactlyInAnyOrder(
            "image",
            "video",
            "audio",
            "voice",
            "document",
            "sticker",
            "location",
            "contacts",
            "choice",
            "form",
            "order",
            "unsupported");
    mapping.forEach(
        (type, ref) -> {
          var schema = map(at(String.valueOf(ref).substring(2).split("/")));
          assertThat(map(map(schema.get("properties")).get("type")).get("enum"))
              .as(String.valueOf(type))
              .asInstanceOf(InstanceOfAssertFactories.LIST)
              .contains(type);
          assertThat(schema.get("required"))
              .as(String.valueOf(type))
              .asInstanceOf(InstanceOfAssertFactories.LIST)
              .contains("type");
        });
  }

  private static Map<String, Map<?, ?>> operations() {
    var operations = new LinkedHashMap<String, Map<?, ?>>();
    map(at("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            operations.put(method + " " + path, map(operation));
                          }
                        }));
    return operations;
  }

  private static @Nullable Object at(String... keys) {
    Object found = document;
    for (var key : keys) {
      found = map(found).get(key);
    }
    return found;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static void walk(@Nullable Object value, BiConsumer<Object, Object> visitor) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, child) -> {
            visitor.accept(key, child);
            walk(child, visitor);
          });
    } else if (value instanceof List<?> list) {
      list.forEach(child -> walk(child, visitor));
    }
  }
}
