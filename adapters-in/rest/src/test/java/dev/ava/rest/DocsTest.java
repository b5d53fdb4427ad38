package dev.ava.rest;

import static dev.ava.rest.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocsTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  @Test
  void viewerLoadsEverythingFromHere() {
    var page = SERVER.get("/docs");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.body()).doesNotContain("//").doesNotContain("<style").doesNotContain("onload");
    var loaded = LOADED.matcher(page.body()).results().map(found -> found.group(1)).toList();
    assertThat(loaded).hasSize(5);
    for (var path : loaded) {
      assertThat(SERVER.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void viewersPolicyLetsItWorkAndNothingElse() {
    assertThat(header(SERVER.get("/docs"), "Content-Security-Policy").split("; "))
        .containsExactlyInAnyOrder(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
  }

  @ParameterizedTest
  @CsvSource({
    "viewer.js, application/javascript;charset=utf-8",
    "swagger-ui-bundle.js, application/javascript;charset=utf-8",
    "swagger-ui.css, text/css;charset=utf-8",
    "favicon-32x32.png, image/png"
  })
  void filesHaveTheirMediaType(String file, String mediaType) {
    var response = SERVER.get("/docs/" + file);

    assertThat(header(response, "Content-Type")).isEqualTo(mediaType);
    assertThat(header(response, "Cache-Control")).isEqualTo("max-age=3600");
    assertThat(response.body()).isNotEmpty();
  }

  @Test
  void styleSheetLoadsNothingFromElsewhere() {
    assertThat(SERVER.get("/docs/swagger-ui.css").body())
        .doesNotContainPattern("url\\(\\s*[\"']?(https?:)?//")
        .doesNotContain("@import");
  }

  @Test
  void viewerReadsOurDocumentAndAsksNoValidator() {
    assertThat(SERVER.get("/docs/viewer.js").body())
        .contains("url: \"/openapi.yml\"")
        .contains("validatorUrl: null")
        .doesNotContain("http");
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void typeOfEveryProblemLeadsToItsRow(ProblemCode code) {
    var page = SERVER.get("/docs/errors");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<tr id=\"" + code.code() + "\">")
        .contains(code.title())
        .contains(code.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/html", "text/html,application/xhtml+xml,*/*;q=0.8"})
  void listOfErrorsIsShownToWhoeverAsks(String accepted) {
    var page = SERVER.get("/docs/errors", "Accept", accepted);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=utf-8");
  }
}
