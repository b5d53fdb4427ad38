package dev.ava.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/// Serves the API document, a viewer for it, and the list of problem codes. Everything comes from
/// the class path; a browser needs no other host.
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class DocsController {
  static final String YAML = "application/yaml";
  private static final String HTML = "text/html;charset=utf-8";

  /// The viewer shows images from `data:` and calls this server.
  private static final String VIEWER_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self';"
          + " img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String ERRORS_POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final DocsFiles files;

  DocsController(DocsFiles files) {
    this.files = files;
  }

  @Get("/openapi.yml")
  @Produces({YAML, MediaType.ALL})
  HttpResponse<byte[]> document() {
    return HttpResponse.ok(files.document()).contentType(YAML);
  }

  @Get("/docs")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<byte[]> viewer() {
    return HttpResponse.ok(files.index())
        .contentType(HTML)
        .header(SecurityHeaders.CONTENT_SECURITY_POLICY, VIEWER_POLICY);
  }

  @Get("/docs/errors")
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> errors() {
    return HttpResponse.ok(ErrorsPage.html())
        .contentType(HTML)
        .header(SecurityHeaders.CONTENT_SECURITY_POLICY, ERRORS_POLICY);
  }

  @Get("/docs/{file:[a-z0-9-]+\\.[a-z]+}")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> file(@PathVariable String file) {
    var found = files.viewerFile(file).orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
    return HttpResponse.ok(found)
        .contentType(typeOf(file))
        .header(HttpHeaders.CACHE_CONTROL, "max-age=3600");
  }

  private static MediaType typeOf(String file) {
    var type = MediaType.forFilename(file);
    return type.getType().equals("image")
        ? type
        : new MediaType(type.getName(), Map.of(MediaType.CHARSET_PARAMETER, "utf-8"));
  }
}
