package dev.ava.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A running Ava. Stops in order when it is closed or when the process is asked to end: it says
/// that it is not ready any more, takes no new requests, what is under way is ended, then the
/// workers, then the database.
final class AvaServer implements AutoCloseable {
  private static final long LONGEST_REQUEST_SECONDS = 5;

  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");

  private AvaServer(ApplicationContext context) {
    this.context = context;
    this.server = context.getBean(EmbeddedServer.class);
  }

  /// Starts and returns once requests are answered.
  static AvaServer start(Configuration configuration) {
    var context = context(configuration);
    try {
      context.start();
      var started = new AvaServer(context);
      started.server.start();
      Runtime.getRuntime().addShutdownHook(started.hook);
      return started;
    } catch (RuntimeException failure) {
      context.close();
      throw failure;
    }
  }

  /// The wiring for a configuration, not started.
  static ApplicationContext context(Configuration configuration) {
    return ApplicationContext.builder()
        .properties(configuration.properties())
        .singletons(SecretValues.in(configuration))
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .environmentPropertySource(false)
        .banner(false)
        .build();
  }

  String url() {
    return server.getContextURI().toString();
  }

  ApplicationContext beans() {
    return context;
  }

  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    stop();
  }

  private synchronized void stop() {
    if (context.isRunning()) {
      context.getBean(Drain.class).run();
      endRequests();
      context.close();
    }
    stopped.countDown();
  }

  /// Closes the port and lets what is under way end. The context does the same once more when it is
  /// closed, for connections that were made in the very moment in which the port was closed.
  private void endRequests() {
    context
        .getBean(GracefulShutdownManager.class)
        .shutdownGracefully()
        .toCompletableFuture()
        .completeOnTimeout(null, LONGEST_REQUEST_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
