package dev.ava.worker;

import dev.ava.domain.shared.port.Unavailable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One worker thread: does a piece of work, waits until there may be more, and slows down while the
/// store is away. Ends when it is interrupted, after the piece of work at hand.
final class Loop {
  private static final Logger log = LoggerFactory.getLogger(Loop.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final String name;
  private final Runnable work;
  private final Pause idle;
  private final Outage outage;
  private volatile boolean stopped;
  private @Nullable Thread pausing;

  Loop(String name, Runnable work, Pause idle, Outage outage) {
    this.name = name;
    this.work = work;
    this.idle = idle;
    this.outage = outage;
  }

  /// Runs until [#stop()] or an interrupt.
  void run() {
    var pause = FIRST_PAUSE;
    while (!stopped) {
      try {
        work.run();
        outage.over();
        pause = FIRST_PAUSE;
        pause(idle);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | Error failure) {
        if (stopped) {
          return;
        }
        report(failure, pause);
        sleep(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  /// Lets the piece of work at hand end, and wakes the thread if it only waits.
  synchronized void stop() {
    stopped = true;
    if (pausing != null) {
      pausing.interrupt();
    }
  }

  private void pause(Pause how) throws InterruptedException {
    synchronized (this) {
      if (stopped) {
        return;
      }
      pausing = Thread.currentThread();
    }
    try {
      how.pause();
    } finally {
      synchronized (this) {
        pausing = null;
      }
    }
  }

  /// The first failure of a row is worth a line, the rest of the row only says the same.
  private void report(Throwable failure, Duration pause) {
    if (failure instanceof Unavailable away) {
      outage.noticed(name, away);
      log.debug("{} cannot work", name, failure);
    } else if (pause.equals(FIRST_PAUSE)) {
      log.error("{} failed and tries again", name, failure);
    } else {
      log.debug("{} still cannot work", name, failure);
    }
  }

  private void sleep(Duration pause) {
    try {
      pause(
          () ->
              Thread.sleep(
                  pause.plusMillis(ThreadLocalRandom.current().nextLong(FIRST_PAUSE.toMillis()))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  /// Waits until there may be work.
  interface Pause {
    void pause() throws InterruptedException;
  }
}
