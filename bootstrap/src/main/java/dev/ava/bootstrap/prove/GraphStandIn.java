package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.scratch.BusinessNumber;
import dev.ava.bootstrap.scratch.GraphServer;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;

/// A Graph API on loopback that takes messages and, where the plan says so, loses its answer, drops
/// the request, answers with an error or takes its time.
final class GraphStandIn implements AutoCloseable {
  private final Conditions conditions;
  private final Acceptances acceptances;
  private final Consumer<Taken> reporter;
  private final GraphServer server;

  /// @param reporter is told of every message that was taken, before it is answered
  GraphStandIn(
      Conditions conditions,
      BusinessNumber number,
      Acceptances acceptances,
      Consumer<Taken> reporter)
      throws IOException {
    this.conditions = conditions;
    this.acceptances = acceptances;
    this.reporter = reporter;
    this.server = new GraphServer(number, this::treat);
  }

  /// What goes into `WHATSAPP_GRAPH_URL`.
  String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }

  private void treat(GraphServer.Posted message, GraphServer.Call call)
      throws IOException, InterruptedException {
    var text = message.text();
    var treatment = Treatment.of(conditions, text, acceptances.request(text));
    acceptances.treated(treatment.kind());
    var wamid = "wamid.OUT." + UUID.randomUUID();
    if (treatment.kind().takes()) {
      reporter.accept(acceptances.take(message.address(), text, message.callback(), wamid));
    }
    Thread.sleep(treatment.delay());
    switch (treatment.kind()) {
      case TAKE -> call.take(message, wamid);
      case LOSE_ANSWER, DROP -> {}
      case BREAK -> call.end(502);
      case UNAVAILABLE -> call.refuse(503, 131016, "Service unavailable");
      case THROTTLE -> call.refuse(429, 130429, "Rate limit hit");
      case TROUBLE -> call.refuse(500, 131000, "Something went wrong");
    }
  }
}
