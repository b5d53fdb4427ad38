package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Question;
import dev.ava.rest.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documents name what there is.
class DocumentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern CLASS_NAME =
      Pattern.compile("`([A-Z][A-Za-z]+[a-z][A-Za-z]*)(\\.[A-Z][A-Za-z]+)*s?`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\b((?:APP_ENV|PORT)|(?:AVA|DATABASE|OTEL|SENTRY|WHATSAPP|SUPABASE)_[A-Z_]+)\\b");
  private static final Set<String> NOT_OURS = Set.of("Command", "Instant", "Kept", "Outcome");

  static Stream<Path> documents() throws IOException {
    return Stream.concat(
        Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve),
        find(ROOT.resolve("docs"), ".md"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyClassThatADocumentNamesExists(Path document) {
    var classes =
        sources()
            .map(path -> path.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());

    var named =
        matches(CLASS_NAME, read(document))
            .map(match -> match.group(1))
            .filter(name -> !NOT_OURS.contains(name));

    assertThat(named).allMatch(classes::contains);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkOfADocumentLeadsSomewhere(Path document) {
    assertThat(matches(LINK, read(document)).map(match -> match.group(1)))
        .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
  }

  @Test
  void everyErrorCodeIsInTheErrorsPage() {
    var page = read(ROOT.resolve("docs/errors.md"));

    assertThat(Arrays.stream(ProblemCode.values()))
        .allSatisfy(
            code ->
                assertThat(page).contains("| `%s` | %d |".formatted(code.code(), code.status())));
    assertThat(
            matches(Pattern.compile("(?m)^\\| `([a-z_]+)` \\|"), page).map(match -> match.group(1)))
        .containsOnlyOnceElementsOf(
            Arrays.stream(ProblemCode.values())
                .map(ProblemCode::code)
                .filter(code -> !code.equals("unavailable"))
                .toList());
  }

  @Test
  void everyCheckOfADiagnosisIsInTheOperationsPage() {
    var page = read(ROOT.resolve("docs/operations.md"));

    assertThat(
            matches(
                    Pattern.compile(
                        "(?m)^\\| `([a-z_.]+)` \\| (?:receive|send|sign in|scale|isolated)"),
                    page)
                .map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Check.values()).map(Check::id).toList());
  }

  @Test
  void theQuestionsThatACheckBearsOnAreInTheOperationsPage() {
    var words =
        Map.of(
            Question.CAN_RECEIVE, "receive",
            Question.CAN_SEND, "send",
            Question.CAN_SIGN_IN, "sign in",
            Question.MAY_SCALE, "scale",
            Question.IS_ISOLATED, "isolated");
    var page = read(ROOT.resolve("docs/operations.md"));

    assertThat(Check.values())
        .allSatisfy(
            check ->
                assertThat(page)
                    .contains(
                        check.bearsOn().stream()
                            .map(words::get)
                            .collect(
                                Collectors.joining(
                                    ", ", "\n| `%s` | ".formatted(check.id()), " |"))));
  }

  @Test
  void everyVariableThatAvaReadsIsInTheExample() {
    var read = new TreeSet<String>();
    sources()
        .filter(path -> path.startsWith(ROOT.resolve("bootstrap/src/main")))
        .forEach(
            path ->
                matches(Pattern.compile("\"(" + VARIABLE.pattern() + ")\""), read(path))
                    .forEach(match -> read.add(match.group(1))));

    var listed =
        matches(Pattern.compile("(?m)^#([A-Z_]+)="), read(ROOT.resolve(".env.example")))
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed).isEqualTo(read);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyVariableThatADocumentNamesIsInTheExample(Path document) {
    var example = read(ROOT.resolve(".env.example"));

    assertThat(
            matches(Pattern.compile("`" + VARIABLE.pattern() + "(=[^`]*)?`"), read(document))
                .map(match -> match.group(1)))
        .allSatisfy(variable -> assertThat(example).contains(variable));
  }

  private static Stream<Path> sources() {
    return find(ROOT, ".java").filter(path -> !path.toString().contains("/target/"));
  }

  private static Stream<Path> find(Path folder, String ending) {
    try (var files = Files.walk(folder)) {
      return files.filter(path -> path.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
