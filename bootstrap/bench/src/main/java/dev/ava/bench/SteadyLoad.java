package dev.ava.bench;

import dev.ava.bench.DueReports.Due;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/// Messages, reads and sign-ins at even distances, and a report whenever one is due.
final class SteadyLoad implements AutoCloseable {
  private static final int ADDRESSES = 250;

  private final SteadyOptions options;
  private final Client client;
  private final WebhookPosts posts;
  private final DueReports due;
  private final List<String> tokens;
  private final List<String> signIns;
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong reports = new AtomicLong();
  private final AtomicLong givenUp = new AtomicLong();
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService beats = Executors.newCachedThreadPool(daemons());

  SteadyLoad(
      SteadyOptions options,
      Client client,
      WebhookPosts posts,
      DueReports due,
      Installation installation)
      throws IOException {
    this.options = options;
    this.client = client;
    this.posts = posts;
    this.due = due;
    this.tokens = Files.readAllLines(installation.tokens());
    this.signIns = Files.readAllLines(installation.signIns());
  }

  /// Begins; all but the reports end by themselves after the length of the run.
  void start() {
    var now = System.nanoTime();
    beat(new Beat(now, options.messages()), this::message);
    if (options.reads() > 0) {
      beat(
          new Beat(now, options.reads()),
          (n, at) -> client.read(tokens.get((int) (n % tokens.size())), at));
    }
    if (options.signIns() > 0) {
      beat(
          new Beat(now, options.signIns()),
          (n, at) -> client.signIn(signIns.get((int) (n % signIns.size())), address(n), at));
    }
    beats.execute(
        quietly(
            () -> {
              while (true) {
                var next = due.next();
                requests.execute(quietly(() -> report(next)));
              }
            }));
  }

  /// Whether everything that began has ended, and all reports are told.
  boolean isDone() {
    return client.underWay() == 0
        && messages.get() + reports.get() + givenUp.get() >= messagesToSay() + due.owed();
  }

  SteadyBooks.Sent sent(Takings.Count taken) {
    return new SteadyBooks.Sent(messages.get(), reports.get(), due.owed(), givenUp.get(), taken);
  }

  @Override
  public void close() {
    beats.shutdownNow();
    requests.shutdownNow();
  }

  private long messagesToSay() {
    return new Beat(0, options.messages()).count(options.length());
  }

  private void beat(Beat beat, Beat.Action action) {
    beats.execute(
        quietly(
            () ->
                beat.each(
                    beat.count(options.length()),
                    (n, at) -> requests.execute(quietly(() -> action.at(n, at))))));
  }

  private void message(long n, long at) throws InterruptedException {
    var body = posts.at(Instant.now()).message((int) n);
    count(client.webhook(body, posts.signature(body), at), messages);
  }

  private void report(Due next) throws InterruptedException {
    var number = posts.number();
    var body = next.report().body(number.displayed(), number.id());
    count(client.webhook(body, posts.signature(body), next.at()), reports);
  }

  private void count(boolean answered, AtomicLong which) {
    (answered ? which : givenUp).incrementAndGet();
  }

  private static String address(long n) {
    return "10.1.%d.%d".formatted(n / ADDRESSES % ADDRESSES, n % ADDRESSES);
  }

  private static Runnable quietly(Work work) {
    return () -> {
      try {
        work.run();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static ThreadFactory daemons() {
    return Thread.ofPlatform().daemon().name("beat-", 0).factory();
  }

  private interface Work {
    void run() throws InterruptedException;
  }
}
