package dev.ava.simulator;

import dev.ava.domain.diagnosis.usecase.Diagnose;
import dev.ava.domain.shared.Caller;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// Whether this installation is set up right: a page for who asks for HTML, and what the page shows
/// for who asks for JSON. A round trip is the command line's only, because a GET changes nothing.
@LocalOnly
@Controller("/dev/doctor")
@Secured(SimulatorOnly.ANYONE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DoctorController {
  private final Pages pages;
  private final Diagnose diagnose;

  DoctorController(Pages pages, Diagnose diagnose) {
    this.pages = pages;
    this.diagnose = diagnose;
  }

  @Get
  @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
  HttpResponse<?> doctor(HttpRequest<?> request) {
    var answer = isForBrowser(request) ? PageAnswer.of(pages.page("doctor")) : report();
    return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private MutableHttpResponse<?> report() {
    var outcome = diagnose.diagnose(new Diagnose.Command(Caller.Service.OPERATOR, false));
    return HttpResponse.ok(DiagnosisJson.of(outcome))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static boolean isForBrowser(HttpRequest<?> request) {
    return request.getHeaders().accept().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
  }
}
