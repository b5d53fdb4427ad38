package dev.ava.simulator;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Optional;

/// The developer pages.
@SimulatorOnly
@Controller
@Secured(SimulatorOnly.ANYONE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Pages pages;

  PageController(Pages pages) {
    this.pages = pages;
  }

  @Get(
      uris = {"/", "/dev"},
      produces = "text/html")
  HttpResponse<byte[]> index() {
    return answer(pages.page("index"));
  }

  @Get(value = "/dev/auth", produces = "text/html")
  HttpResponse<byte[]> auth() {
    return answer(pages.page("auth"));
  }

  @Get(value = "/dev/onboarding", produces = "text/html")
  HttpResponse<byte[]> onboarding() {
    return answer(pages.page("onboarding"));
  }

  @Get(value = "/dev/phone", produces = "text/html")
  HttpResponse<byte[]> phone() {
    return answer(pages.page("phone"));
  }

  @Get(value = "/dev/assets/{name}", produces = "*/*")
  HttpResponse<byte[]> asset(String name) {
    return answer(pages.asset(name));
  }

  private static HttpResponse<byte[]> answer(Optional<Pages.Content> found) {
    return found
        .map(
            content ->
                HttpResponse.ok(content.bytes())
                    .contentType(content.type())
                    .header("Content-Security-Policy", POLICY)
                    .header("Cache-Control", "no-cache")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff"))
        .orElseGet(HttpResponse::notFound);
  }
}
