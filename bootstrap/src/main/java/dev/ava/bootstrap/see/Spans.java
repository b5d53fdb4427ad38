package dev.ava.bootstrap.see;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The traces of messages. Thread-safe.
interface Spans {
  /// The trace that belongs to a message, nothing if nobody traces.
  @Nullable String trace(Trail trail);

  /// An item has come with a webhook.
  ///
  /// @param first whether it is surely new, so that its journey begins here
  void arrived(Trail trail, Instant from, Instant until, String outcome, boolean first);

  /// Begins a step of a journey, which may be done on several threads.
  ///
  /// @param name `inbox` or `outbox`
  Doing step(String name, Trail trail);

  /// Begins to ask somebody, within the step that is under way on this thread.
  Doing call(String name);

  /// What has begun, until it is closed. A call is closed on the thread that began it.
  interface Doing extends AutoCloseable {
    void ended(String outcome);

    /// Connects it with the journey of a message of ours, which reports on it continue.
    void sentAs(String wamid);

    void failed(Throwable why);

    /// Lets what begins on this thread belong to it, until this is closed on this thread.
    Here here();

    @Override
    void close();
  }

  /// A thread on which something is done.
  interface Here extends AutoCloseable {
    @Override
    void close();
  }
}
