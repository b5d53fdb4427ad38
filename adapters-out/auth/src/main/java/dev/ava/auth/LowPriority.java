package dev.ava.auth;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.NoSuchElementException;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Threads that let all others go first while processors are short, and have them to themselves
/// otherwise. Java hands priorities on only if a flag says so, so Linux is told by
/// `setpriority(2)`, which there is about the calling thread. Elsewhere, and if it refuses, the
/// threads are like any other. Thread-safe.
final class LowPriority implements ThreadFactory {
  /// A tenth of the share of others beside threads that are always busy, so that nothing starves.
  static final int NICENESS = 10;

  private static final Logger log = LoggerFactory.getLogger(LowPriority.class);
  private static final int OF_A_THREAD = 0;
  private static final int THE_CALLING_ONE = 0;

  private final ThreadFactory threads;

  /// @param threads makes threads of the platform
  LowPriority(ThreadFactory threads) {
    this.threads = threads;
  }

  @Override
  public Thread newThread(Runnable work) {
    return threads.newThread(
        () -> {
          lower();
          work.run();
        });
  }

  @SuppressWarnings("restricted") // the manifest of the jar allows it
  private static void lower() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    try {
      var linker = Linker.nativeLinker();
      var setpriority =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("setpriority"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT));
      var refused = (int) setpriority.invokeExact(OF_A_THREAD, THE_CALLING_ONE, NICENESS);
      if (refused != 0) {
        log.debug(
            "The system leaves the priority of {} as it is", Thread.currentThread().getName());
      }
    } catch (NoSuchElementException | IllegalCallerException | UnsupportedOperationException e) {
      log.debug("The priority of {} cannot be set", Thread.currentThread().getName(), e);
    } catch (Throwable defect) {
      log.warn("The priority of {} is the usual one", Thread.currentThread().getName(), defect);
    }
  }
}
