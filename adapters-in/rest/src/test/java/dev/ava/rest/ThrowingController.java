package dev.ava.rest;

import dev.ava.domain.shared.port.Conflict;
import dev.ava.domain.shared.port.Corrupt;
import dev.ava.domain.shared.port.Unavailable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A controller of another module, as the error handling sees it.
@SuppressWarnings("DoNotCallSuggester") // only the router calls them
@Controller("/throwing")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ThrowingController {
  static final Logger LOG = LoggerFactory.getLogger(ThrowingController.class);

  @Get("/defect")
  String defect() {
    throw new IllegalStateException("secret-of-the-database");
  }

  @Get("/error")
  String error() {
    throw new StackOverflowError("secret-of-the-stack");
  }

  @Get("/unavailable")
  String unavailable() {
    throw new Unavailable("secret-of-the-pool");
  }

  @Get("/conflict")
  String conflict() {
    throw new Conflict("secret-of-the-index");
  }

  @Get("/corrupt")
  String corrupt() {
    throw new Corrupt("secret-of-the-row");
  }

  @Get("/status/{status}")
  String status(@PathVariable int status) {
    throw new HttpStatusException(HttpStatus.valueOf(status), "secret-of-the-module");
  }

  @Get("/query")
  String query(@QueryValue int number) {
    return "" + number;
  }

  @Get("/header")
  String header(@Header("X-Number") int number) {
    return "" + number;
  }

  @Get("/unserializable")
  Object unserializable() {
    return new Object() {
      @Override
      public String toString() {
        return "secret-of-the-object";
      }
    };
  }

  @Get("/page")
  @Produces("text/html")
  String page() {
    return "<!doctype html><title>x</title>";
  }

  @Get("/log")
  String log() {
    LOG.warn("in the controller");
    return "ok";
  }

  @Get("/admin")
  @Secured("ADMIN")
  String admin() {
    return "ok";
  }
}
