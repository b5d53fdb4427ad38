package dev.ava.simulator;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import org.jspecify.annotations.Nullable;

/// `WHATSAPP_GRAPH_URL` of the simulator. It checks its caller itself, as Meta does.
@SimulatorOnly
@Controller("/dev/graph")
@Secured(SimulatorOnly.ANYONE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GraphController {
  private final GraphStandIn graph;

  GraphController(GraphStandIn graph) {
    this.graph = graph;
  }

  @Post("/{version}/{phoneNumberId}/messages")
  @Consumes(MediaType.ALL)
  HttpResponse<GraphAnswer> messages(
      String version,
      String phoneNumberId,
      @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization,
      HttpRequest<byte[]> request) {
    var body = request.getBody().orElseGet(() -> new byte[0]);
    return switch (graph.messages(version, phoneNumberId, authorization, body)) {
      case GraphAnswer.Refused refused ->
          HttpResponse.<GraphAnswer>status(refused.error().httpStatus()).body(refused);
      case GraphAnswer.Accepted accepted -> HttpResponse.ok(accepted);
      case GraphAnswer.Done done -> HttpResponse.ok(done);
    };
  }
}
