package dev.ava.bootstrap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What `openapi.yml` promises: which operations there are, and with which statuses each answers.
final class ApiDocument {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final Map<String, Object> document;
  private final Map<String, Set<String>> statuses = new TreeMap<>();

  ApiDocument(String yaml) {
    this.document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    object(document, "paths")
        .forEach(
            (path, operations) ->
                ((Map<?, ?>) operations)
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            statuses.put(
                                name((String) method, path),
                                Set.copyOf(object(operation, "responses").keySet()));
                          }
                        }));
  }

  /// Every operation, such as `GET /avatars/me`.
  Set<String> operations() {
    return statuses.keySet();
  }

  /// The statuses that an operation may answer with; nothing if there is no such operation.
  Optional<Set<String>> statuses(String method, String path) {
    return Optional.ofNullable(statuses.get(name(method, path)));
  }

  static String name(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  /// The same document without its examples.
  String withoutExamples() {
    strip(document);
    return new Yaml().dump(document);
  }

  private static void strip(Object node) {
    switch (node) {
      case Map<?, ?> fields -> {
        fields.remove("example");
        fields.remove("examples");
        fields.values().forEach(ApiDocument::strip);
      }
      case List<?> elements -> elements.forEach(ApiDocument::strip);
      default -> {}
    }
  }

  @SuppressWarnings("unchecked") // what stands in the document has names for keys
  private static Map<String, Object> object(Object node, String field) {
    return (Map<String, Object>) Objects.requireNonNull(((Map<?, ?>) node).get(field), field);
  }
}
