package dev.ava.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.started();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  static Stream<String> pages() {
    return Stream.of("/", "/dev", "/dev/auth", "/dev/onboarding", "/dev/phone", "/dev/doctor");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageComesWithAStrictPolicy(String path) {
    var page = simulator.get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                    .doesNotContain("unsafe", "*", "http"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHasNoInlineCodeOrStyle(String path) {
    assertThat(simulator.get(path).body())
        .doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everythingAPageNeedsIsHere(String path) {
    var needed =
        Pattern.compile("(?:src|href)=\"(/dev[^\"#]*)").matcher(simulator.get(path).body());

    assertThat(needed.results().map(each -> each.group(1)).distinct())
        .hasSizeGreaterThan(3)
        .allSatisfy(each -> assertThat(simulator.get(each).statusCode()).isEqualTo(200));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFieldHasALabel(String path) {
    var page = simulator.get(path).body();
    var fields = Pattern.compile("<(?:input|select|textarea) id=\"([^\"]+)\"").matcher(page);

    assertThat(fields.results().map(each -> each.group(1)))
        .allSatisfy(id -> assertThat(page).contains("for=\"" + id + "\""));
  }

  @Test
  void noFileNamesAnotherSite() {
    assertThat(files())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            file ->
                assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("://")
                    .doesNotContainPattern("[\"'(]//"));
  }

  @Test
  void everyScriptImportsOnlyWhatIsHere() {
    var scripts = files().stream().filter(each -> each.toString().endsWith(".js"));

    assertThat(scripts)
        .allSatisfy(
            script ->
                assertThat(imports(script))
                    .allSatisfy(name -> assertThat(script.resolveSibling(name)).exists()));
  }

  @ParameterizedTest
  @CsvSource({
    "ava.css, text/css;charset=utf-8",
    "api.js, text/javascript;charset=utf-8",
    "icon.svg, image/svg+xml;charset=utf-8"
  })
  void anAssetHasItsType(String name, String type) {
    assertThat(simulator.get("/dev/assets/" + name).headers().firstValue("Content-Type"))
        .hasValue(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/assets/none.js",
        "/dev/assets/ava",
        "/dev/assets/..%2Findex.html",
        "/dev/assets/%2e%2e%2f%2e%2e%2flogback-test.xml",
        "/dev/assets/..%5Cindex.html",
        "/dev/assets/%2Fetc%2Fpasswd",
        "/dev/assets/ava.css%00.js",
        "/dev/none"
      })
  void nothingElseIsServed(String path) {
    assertThat(simulator.get(path).statusCode()).isIn(400, 404);
  }

  private static List<String> imports(Path script) throws IOException {
    return Pattern.compile("from '([^']+)'")
        .matcher(Files.readString(script))
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  private static List<Path> files() {
    try {
      var page = PagesTest.class.getResource("/dev/index.html").toURI();
      try (var files = Files.walk(Path.of(page).getParent())) {
        return files
            .filter(each -> !each.toString().contains("/ava/"))
            .filter(Files::isRegularFile)
            .toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
