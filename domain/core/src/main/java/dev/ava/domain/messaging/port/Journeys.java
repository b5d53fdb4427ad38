package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.InboxItem;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Watches messages on their way, so that one can be found by its id afterwards. It changes nothing
/// and never fails: a step goes as it would if nobody watched. Thread-safe.
public interface Journeys {
  /// Does a step of a journey on this thread. Whatever is said meanwhile, in a log or a trace,
  /// belongs to the step.
  ///
  /// @param outcome one lower-case word or two for what became of it, of a small fixed set
  /// @return what the work returns; what it throws is thrown
  <T> T follow(Step step, Supplier<T> work, Function<T, String> outcome);

  /// Does the same step of many journeys together on this thread. Each ends with an outcome of its
  /// own.
  ///
  /// @param steps one or more
  /// @param outcome as above, for one of the steps
  /// @return what the work returns; what it throws is thrown
  <S extends Step, T> T follow(List<S> steps, Supplier<T> work, BiFunction<S, T, String> outcome);

  /// Does on this thread, whichever it is, what belongs to a single one of the steps that are done
  /// together just now. Whatever is said meanwhile belongs to that step.
  ///
  /// @return what the work returns; what it throws is thrown
  <T> T within(Step step, Supplier<T> work);

  /// A part of the way of one message, or of all those that came together.
  sealed interface Step {
    /// What one webhook brought is stored.
    record Receive(List<InboxItem> items) implements Step {
      public Receive {
        items = List.copyOf(items);
      }
    }

    /// An item of the inbox is handled.
    record Handle(Inbox.Claim claim) implements Step {}

    /// A message of the outbox is sent, or refused without being sent.
    record Send(Outbox.Attempt attempt) implements Step {}
  }
}
