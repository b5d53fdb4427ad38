package dev.ava.bench;

import dev.ava.bootstrap.scratch.BusinessNumber;
import dev.ava.bootstrap.scratch.GraphServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Plays the Graph API within this process: takes every message of a number after a while, and
/// tells somebody of each, who may then report on it as Meta does.
final class ReportingGraph implements AutoCloseable {
  static {
    // Without them the JDK's server waits for acknowledgements, and hangs up on who rests.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
  }

  private final Duration delay;
  private final Consumer<Taken> told;
  private final AtomicLong count = new AtomicLong();
  private final GraphServer server;

  /// @param delay before an answer
  /// @param told of every message right before its answer
  ReportingGraph(BusinessNumber number, Duration delay, Consumer<Taken> told) throws IOException {
    this.delay = delay;
    this.told = told;
    this.server = new GraphServer(number, this::take);
  }

  String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }

  private void take(GraphServer.Posted message, GraphServer.Call call)
      throws IOException, InterruptedException {
    var wamid = "wamid.OUT." + count.incrementAndGet();
    Thread.sleep(delay);
    told.accept(
        new Taken(wamid, message.address().replace("+", ""), message.text(), message.callback()));
    call.take(message, wamid);
  }

  /// A message that was taken.
  ///
  /// @param wamid Meta's id of it
  /// @param to a phone number without plus sign
  /// @param callback what came as `biz_opaque_callback_data`
  record Taken(String wamid, String to, String text, String callback) {}
}
