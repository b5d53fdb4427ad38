package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the README do what the README says.
class ReadmeIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String README = read("README.md");
  private static final String MAKEFILE = read("Makefile");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```");
  private static final Pattern STATUS_IN_A_COMMENT = Pattern.compile("# .*\\b([1-5][0-9]{2})\\b");
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");

  private static final String QUIET_CURL = "curl() { command curl -sS \"$@\"; }\n";

  @TempDir private Path folder;

  @Test
  void theJarIsServedAndTheWalkWithCurlIsAnsweredAsWritten() throws Exception {
    var port = String.valueOf(RunningAva.freePort());
    var served =
        line("java -jar")
            .replaceFirst("^\\S*/bin/java", System.getProperty("java.home") + "/bin/java");
    var walk = block("curl");
    var promised =
        Stream.of(walk.split("\n\n"))
            .filter(step -> step.contains("curl -i"))
            .map(step -> first(STATUS_IN_A_COMMENT, step).orElse("200"))
            .toList();

    try (var ava =
        AvaProcess.serve(Map.of("PORT", port, "AVA_DATA_DIR", folder.toString()), ROOT, served)) {
      var printed = bash(walk.replace("localhost:8080", "localhost:" + port));

      assertThat(promised).containsExactly("201", "422", "200", "200");
      assertThat(all(STATUS_LINE, printed)).as(printed).isEqualTo(promised);
      assertThat(printed).contains("\"field\":\"age\"").contains("\"link_code\":\"");
      assertThat(ava.printed()).contains("http://localhost:" + port + "/dev");
    }
  }

  @Test
  void theHelpListsTheCommandsThatTheReadmeNames() throws Exception {
    var ava = AvaProcess.run(Map.of(), "--help");

    assertThat(ava.exitCode()).isZero();
    assertThat(README).contains("`serve`").contains("`migrate`");
    assertThat(ava.printed()).contains("serve").contains("migrate");
  }

  @Test
  void everyMakeTargetThatTheReadmeNamesIsThere() {
    var targets =
        Stream.concat(
                all(Pattern.compile("`make ([a-z]+)"), README).stream(),
                all(Pattern.compile("(?m)^make ([a-z]+)"), README).stream())
            .toList();

    assertThat(targets).contains("run", "test", "format", "mutate");
    assertThat(targets)
        .allSatisfy(target -> assertThat(MAKEFILE).containsPattern("(?m)^" + target + ":"));
  }

  @Test
  void theMavenLinesAreWhatMakeRuns() {
    assertThat(line("mvn ")).isEqualTo("mvn -q -Dmaven.test.skip=true package");
    assertThat(MAKEFILE).contains("--quiet -Dmaven.test.skip=true package");
    assertThat(README).contains("`mvn verify`");
    assertThat(MAKEFILE).contains(".ci/test $(MVN)");
    assertThat(read(".ci/test")).contains("\"$@\" verify");
  }

  private static String bash(String script) throws IOException, InterruptedException {
    var bash =
        new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", QUIET_CURL + script)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(printed).isZero();
    return printed;
  }

  /// The only block of shell with such a text.
  private static String block(String text) {
    return all(BLOCK, README).stream()
        .filter(block -> block.contains(text))
        .reduce(
            (one, other) -> {
              throw new AssertionError("Two blocks have " + text);
            })
        .orElseThrow();
  }

  private static String line(String text) {
    return block(text).lines().filter(line -> line.contains(text)).findFirst().orElseThrow();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return all(pattern, text).stream().findFirst();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
