package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Ava is installed with (image, compose, manifests, units, workflows) fits the Ava that it
/// installs.
class PackagingTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\b(?:APP_ENV|(?:AVA|DATABASE|OTEL|SENTRY|WHATSAPP|SUPABASE)_[A-Z_]*[A-Z])\\b");
  private static final Pattern SECRET =
      Pattern.compile("(?m)^\\s*\"?([A-Z_]+(?:PASSWORD|TOKEN|SECRET|_KEY))\"?:[ \\t]*(\\S*)");
  private static final Pattern HEAP_OPTION =
      Pattern.compile("-XX:(?!AOTCache|\\+ExitOnOutOfMemoryError)\\+?\\w+(?:=\\w+)?");
  private static final Pattern USED_ACTION = Pattern.compile("(?m)uses: (\\S+)(.*)$");
  private static final Pattern OWN_FILE =
      Pattern.compile("(?<![\\w/])(?:\\.ci|deploy)/[\\w./-]*[\\w-]");

  /// For a database elsewhere, Supabase's among them; compose has one of its own.
  private static final Pattern NOT_FOR_COMPOSE =
      Pattern.compile("SUPABASE_\\w+|DATABASE_(?:CA_FILE|MIGRATION_\\w+)");

  private static final List<Pattern> COMMANDS =
      List.of(
          Pattern.compile("CMD \\[\"([a-z]+)\"]"),
          Pattern.compile("(?m)^\\s+(?:args|command): \\[([a-z]+)]"),
          Pattern.compile("-jar \\S*ava\\.jar ([a-z]+)"),
          Pattern.compile("(?m)(?:`|^)ava ([a-z]+)"));

  static Stream<Path> files() {
    return Stream.concat(
        Stream.of("Dockerfile", "compose.yaml", "Makefile", "CONTRIBUTING.md", "SECURITY.md")
            .map(ROOT::resolve),
        Stream.concat(find(ROOT.resolve("deploy")), find(ROOT.resolve(".github"))));
  }

  static Stream<Path> documents() {
    return Stream.concat(
        Stream.of(ROOT.resolve("README.md")),
        find(ROOT.resolve("docs")).filter(path -> path.toString().endsWith(".md")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyVariableIsOneThatAvaReads(Path file) {
    assertThat(all(VARIABLE, read(file))).isSubsetOf(variables());
  }

  @ParameterizedTest
  @MethodSource({"files", "documents"})
  void everyCommandIsOneThatAvaHas(Path file) {
    var named =
        COMMANDS.stream()
            .flatMap(command -> command.matcher(read(file)).results())
            .map(match -> match.group(1));

    assertThat(named).allMatch(commands()::contains);
  }

  @Test
  void whatIsNamedAsACommandIsFound() {
    assertThat(commands())
        .contains("serve", "migrate", "queue", "prove")
        .doesNotContain("levitate");
    assertThat("CMD [\"serve\"]").containsPattern(COMMANDS.getFirst());
  }

  @ParameterizedTest
  @MethodSource({"files", "documents"})
  void everyFileThatIsNamedIsThere(Path file) {
    var named = all(OWN_FILE, read(file)).stream().filter(name -> !name.contains("/target/"));

    assertThat(named).allSatisfy(name -> assertThat(ROOT.resolve(name)).exists());
  }

  @ParameterizedTest
  @MethodSource("files")
  void everySecretComesFromElsewhere(Path file) {
    var values = new TreeMap<String, String>();
    SECRET.matcher(read(file)).results().forEach(m -> values.put(m.group(1), m.group(2)));

    assertThat(values)
        .allSatisfy(
            (name, value) ->
                assertThat(value)
                    .as(name)
                    .matches(
                        "|\\$\\{"
                            + name
                            + ":\\?.*|\\$\\{DATABASE_PASSWORD:\\?.*"
                            + "|\\$\\{\\{|for-this-run-only.*"));
  }

  @Test
  void whateverStartsAvaGivesJavaTheSameHeap() {
    var image = all(HEAP_OPTION, read(ROOT.resolve("Dockerfile")));

    assertThat(image).hasSize(6);
    assertThat(all(HEAP_OPTION, read(ROOT.resolve("deploy/systemd/ava.service")))).isEqualTo(image);
    assertThat(read(ROOT.resolve("bootstrap/bench/src/main/java/dev/ava/bench/AvaJar.java")))
        .contains(image);
    assertThat(read(ROOT.resolve("docs/benchmarks.md"))).contains(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ci.yml", "deploy.yml"})
  void everyActionIsPinnedToACommit(String workflow) {
    var used = USED_ACTION.matcher(read(ROOT.resolve(".github/workflows/" + workflow))).results();

    assertThat(used.map(MatchResult::group))
        .isNotEmpty()
        .allMatch(action -> action.matches("uses: [\\w./-]+@[0-9a-f]{40} # v\\d.*"));
  }

  @Test
  void everythingAgreesOnThePort() {
    var port =
        String.valueOf(Configuration.read(Map.of()).properties().get("micronaut.server.port"));
    var deployment = file("deploy/kubernetes/deployment.yaml");

    assertThat(file("Dockerfile")).contains("PORT=" + port).contains("EXPOSE " + port);
    assertThat(file("compose.yaml"))
        .contains("PORT: \"%s\"".formatted(port))
        .contains("\"127.0.0.1:%s:%s\"".formatted(port, port));
    assertThat(file("deploy/compose/prometheus.yml")).contains("\"ava:%s\"".formatted(port));
    assertThat(file("deploy/kubernetes/configmap.yaml")).contains("PORT: \"%s\"".formatted(port));
    assertThat(deployment)
        .contains("containerPort: " + port)
        .contains("prometheus.io/port: \"%s\"".formatted(port));
  }

  @Test
  void theImageAndTheManifestsAgreeOnWhoRunsAva() {
    var users =
        Stream.of(
                "Dockerfile", "deploy/kubernetes/deployment.yaml", "deploy/kubernetes/migrate.yaml")
            .flatMap(
                name ->
                    Pattern.compile("(?:--uid|USER|runAsUser:|runAsGroup:|fsGroup:) ?([0-9]+)")
                        .matcher(file(name))
                        .results())
            .map(match -> match.group(1))
            .toList();

    assertThat(users).hasSizeGreaterThanOrEqualTo(8).containsOnly("10001");
  }

  @Test
  void everybodyWaitsEquallyLongForTheEndOfANode() {
    assertThat(file("compose.yaml")).contains("stop_grace_period: 45s");
    assertThat(file("deploy/kubernetes/deployment.yaml"))
        .contains("terminationGracePeriodSeconds: 45");
    assertThat(file("deploy/systemd/ava.service")).contains("TimeoutStopSec=45s");
  }

  @Test
  void composeHandsOnEveryVariable() {
    var compose = file("compose.yaml");

    assertThat(variables())
        .filteredOn(NOT_FOR_COMPOSE.asMatchPredicate().negate())
        .hasSizeGreaterThan(20)
        .allSatisfy(name -> assertThat(compose).containsPattern("(?m)^\\s+" + name + ":"));
  }

  @Test
  void theMigrationIsToldEverythingThatTheNodesAre() {
    var nodes = set(file("deploy/kubernetes/deployment.yaml"));
    var migration = set(file("deploy/kubernetes/migrate.yaml"));

    assertThat(migration.keySet())
        .containsAll(nodes.keySet())
        .contains("DATABASE_USER", "DATABASE_PASSWORD");
    assertThat(nodes.keySet()).doesNotContain("DATABASE_USER", "DATABASE_PASSWORD");
  }

  @Test
  void avaStartsWithWhatTheManifestsSet() {
    var variables = new HashMap<>(set(file("deploy/kubernetes/deployment.yaml")));
    Pattern.compile("(?m)^  ([A-Z_]+): \"?([^\"\\n]*)\"?$")
        .matcher(file("deploy/kubernetes/configmap.yaml"))
        .results()
        .forEach(match -> variables.put(match.group(1), match.group(2)));

    var read = Configuration.read(variables);

    assertThat(read.properties()).containsEntry("ava.app-env", "cloud");
  }

  @Test
  void theCoverageOfEveryModuleIsMeasured() {
    var gate = file(".ci/coverage/pom.xml");

    var modules =
        Pattern.compile("<module>((?:domain|adapters|bootstrap)[^<]*)</module>")
            .matcher(file("pom.xml"))
            .results()
            .map(match -> match.group(1))
            .filter(Predicate.not(Set.of("domain/testkit", "bootstrap/bench")::contains));

    assertThat(modules)
        .hasSizeGreaterThan(5)
        .allSatisfy(module -> assertThat(gate).contains("../../" + module + "/target/classes"));
  }

  /// What probes and Prometheus ask an Ava for.
  static Stream<String> probes() {
    return Stream.of("deploy/kubernetes/deployment.yaml", "deploy/compose/prometheus.yml")
        .flatMap(
            name ->
                Pattern.compile("(?:path:|metrics_path:) (/[a-z/]+)").matcher(file(name)).results())
        .map(match -> match.group(1))
        .distinct();
  }

  /// The variables that a manifest sets from secrets, with values of the right shape.
  private static Map<String, String> set(String manifest) {
    var values = new HashMap<String, String>();
    all(Pattern.compile("(?<=- name: )[A-Z_]+"), manifest)
        .forEach(name -> values.put(name, somethingFor(name)));
    return values;
  }

  private static String somethingFor(String name) {
    return switch (name) {
      case "SUPABASE_ANON_KEY" -> "sb_publishable_4yP1s0mEth1ngThatL00ksRight";
      case "SUPABASE_SERVICE_ROLE_KEY" -> "sb_secret_9kQ2s0mEth1ngThatL00ksRight";
      default -> name.toLowerCase(Locale.ROOT) + "-9f3b7c1e5a8d2046b7e1c3f5";
    };
  }

  private static Set<String> commands() {
    return find(ROOT.resolve("bootstrap/src/main"))
        .filter(path -> path.toString().endsWith("Command.java"))
        .flatMap(path -> Pattern.compile("name = \"([a-z]+)\"").matcher(read(path)).results())
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> variables() {
    return all(Pattern.compile("(?m)(?<=^#)[A-Z_]+(?==)"), file(".env.example"));
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Path> find(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String name) {
    return read(ROOT.resolve(name));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
