package dev.ava.simulator;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// Scripts, styles and pictures of the developer pages.
@LocalOnly
@Controller("/dev/assets")
@Secured(SimulatorOnly.ANYONE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AssetController {
  private final Pages pages;

  AssetController(Pages pages) {
    this.pages = pages;
  }

  @Get(value = "/{name}", produces = "*/*")
  HttpResponse<?> asset(String name) {
    return PageAnswer.of(pages.asset(name));
  }
}
