package dev.ava.simulator;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// The developer pages.
@SimulatorOnly
@Controller
@Secured(SimulatorOnly.ANYONE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {
  private final Pages pages;

  PageController(Pages pages) {
    this.pages = pages;
  }

  @Get(
      uris = {"/", "/dev"},
      produces = "text/html")
  HttpResponse<?> index() {
    return PageAnswer.of(pages.page("index"));
  }

  @Get(value = "/dev/auth", produces = "text/html")
  HttpResponse<?> auth() {
    return PageAnswer.of(pages.page("auth"));
  }

  @Get(value = "/dev/onboarding", produces = "text/html")
  HttpResponse<?> onboarding() {
    return PageAnswer.of(pages.page("onboarding"));
  }

  @Get(value = "/dev/phone", produces = "text/html")
  HttpResponse<?> phone() {
    return PageAnswer.of(pages.page("phone"));
  }
}
