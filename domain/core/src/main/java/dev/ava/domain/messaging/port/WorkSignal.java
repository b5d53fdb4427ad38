package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.Queue;
import java.time.Duration;

/// Wakes workers when there is work. Thread-safe. A signal may be lost or come for nothing, so a
/// worker looks for work after every return.
public interface WorkSignal {
  /// Waits until something was added to the queue by any node, or `atMost` has passed. Returns at
  /// once if something was added since the last return to any waiter of this queue.
  ///
  /// @throws InterruptedException if the thread was interrupted, to end the worker
  void await(Queue queue, Duration atMost) throws InterruptedException;
}
