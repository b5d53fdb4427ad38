package dev.ava.domain.shared.port;

import dev.ava.domain.shared.Caller;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Units of work in the store. Every other port that reads or writes the store works only inside
/// one, as its caller.
///
/// Bound to the calling thread: work must not hand its calls to another thread.
public interface Transactions {
  /// Runs `work` in a transaction of `caller` and returns what it returns. Commits when `work`
  /// returns, rolls back when it throws and passes the exception on. Inside another transaction of
  /// the same caller it joins that one, and then the outermost call commits or rolls back
  /// everything.
  ///
  /// @throws IllegalStateException inside a transaction of another caller; `work` is not run
  /// @throws CallerGone if the caller is a person whom the store does not know any more; an erasure
  ///     of theirs may still be under way
  /// @throws Unavailable if the store could not be reached or did not commit
  <T extends @Nullable Object> T required(Caller caller, Supplier<T> work);

  /// The same for work that returns nothing.
  void required(Caller caller, Runnable work);

  /// The same for `work` that only reads and does nothing but return what it has read. It may begin
  /// before the store has said that it knows the caller; what comes of it is dropped then. What it
  /// writes nevertheless is refused or lost, unless it has joined a transaction that keeps it.
  ///
  /// @throws IllegalStateException as [#required(Caller, Supplier)]
  /// @throws CallerGone as [#required(Caller, Supplier)]
  /// @throws Unavailable if the store could not be reached
  <T extends @Nullable Object> T reading(Caller caller, Supplier<T> work);

  /// Runs `work`, which only reads, in a transaction of its own in which the store stands still:
  /// everything is seen as it was at one moment, however long the work takes.
  ///
  /// @throws IllegalStateException inside a transaction
  /// @throws CallerGone as [#required(Caller, Supplier)]
  /// @throws Unavailable if the store could not be reached
  <T extends @Nullable Object> T snapshot(Caller caller, Supplier<T> work);
}
