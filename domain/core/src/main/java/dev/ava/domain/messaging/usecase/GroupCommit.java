package dev.ava.domain.messaging.usecase;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Unavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Lets callers share transactions, as databases let commits share a write to the disk: what is
/// submitted while others are at work waits, and is then done in one group. Whoever comes alone
/// waits for nobody. Groups take what was submitted first, and each is of one caller. They may rest
/// after each other, so that they grow where nobody is in a hurry.
///
/// If the work fails for a group of several, each of them is done once more alone, so that nobody
/// fails for a neighbour's fault. If the store is away, which is nobody's, all who wait are told so
/// and do not wait for the same again. The work must therefore be all or nothing. Not to be used
/// inside a transaction. Thread-safe.
final class GroupCommit<I, O extends @Nullable Object> {
  private final int most;
  private final int groupsAtOnce;
  private final ToIntFunction<I> weight;
  private final Executor rest;
  private final BiFunction<Caller.Service, List<I>, List<O>> work;
  private final Lock lock = new ReentrantLock();
  private final Queue<Entry<I, O>> waiting = new ArrayDeque<>();
  private int groups;

  /// @param most how many make a group at the most
  /// @param groupsAtOnce how many groups are at work at the same time at the most
  /// @param work answers every item of a group, in their order
  GroupCommit(int most, int groupsAtOnce, BiFunction<Caller.Service, List<I>, List<O>> work) {
    this(most, groupsAtOnce, item -> 1, Runnable::run, work);
  }

  /// @param most what the items of a group weigh together at the most; one that is heavier makes a
  ///     group of its own
  /// @param rest lets the next group begin, at once or later; whoever has an answer may wait for it
  GroupCommit(
      int most,
      int groupsAtOnce,
      ToIntFunction<I> weight,
      Executor rest,
      BiFunction<Caller.Service, List<I>, List<O>> work) {
    this.most = most;
    this.groupsAtOnce = groupsAtOnce;
    this.weight = weight;
    this.rest = rest;
    this.work = work;
  }

  /// Waits until the item is done, even if the thread is interrupted: who gave up here would not
  /// know what is stored.
  ///
  /// @return what the work answered
  /// @throws RuntimeException what the work threw
  O submit(Caller.Service caller, I item) {
    var entry = new Entry<I, O>(caller, item, new CompletableFuture<>());
    var group = enter(entry);
    if (!group.isEmpty()) {
      var interrupted = Thread.interrupted();
      work(group);
      rest.execute(this::goOn);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return entry.result().join().get();
  }

  /// How many wait for a group at this moment, for a test to look at.
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /// Puts the entry behind those that wait.
  ///
  /// @return the group that its thread is to work on, nothing if enough are at work
  private List<Entry<I, O>> enter(Entry<I, O> entry) {
    lock.lock();
    try {
      waiting.add(entry);
      if (groups == groupsAtOnce) {
        return List.of();
      }
      groups++;
      return nextGroup();
    } finally {
      lock.unlock();
    }
  }

  /// On a thread of its own, as nobody who has an answer is to wait for others.
  private void goOn() {
    var group = leaveOrNext();
    if (!group.isEmpty()) {
      Thread.startVirtualThread(
          () -> {
            work(group);
            rest.execute(this::goOn);
          });
    }
  }

  private List<Entry<I, O>> leaveOrNext() {
    lock.lock();
    try {
      if (waiting.isEmpty()) {
        groups--;
      }
      return nextGroup();
    } finally {
      lock.unlock();
    }
  }

  /// Nothing if nobody waits.
  private List<Entry<I, O>> nextGroup() {
    var group = new ArrayList<Entry<I, O>>();
    var room = most;
    for (var next = waiting.peek(); next != null; next = waiting.peek()) {
      room -= weight.applyAsInt(next.item());
      if (!group.isEmpty() && (room < 0 || next.caller() != group.getFirst().caller())) {
        break;
      }
      group.add(waiting.remove());
    }
    return group;
  }

  private void work(List<Entry<I, O>> group) {
    try {
      var results = work.apply(group.getFirst().caller(), group.stream().map(Entry::item).toList());
      for (var i = 0; i < group.size(); i++) {
        var result = results.get(i);
        group.get(i).result().complete(() -> result);
      }
    } catch (Unavailable away) {
      Supplier<O> failure = fails(away);
      var waitedToo = allWaiting();
      answer(group, failure);
      answer(waitedToo, failure);
    } catch (RuntimeException failure) {
      if (group.size() > 1) {
        group.forEach(entry -> work(List.of(entry)));
      } else {
        answer(group, fails(failure));
      }
    } catch (Error failure) {
      answer(
          group,
          () -> {
            throw failure;
          });
    }
  }

  private List<Entry<I, O>> allWaiting() {
    lock.lock();
    try {
      var all = List.copyOf(waiting);
      waiting.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  private static <O extends @Nullable Object> Supplier<O> fails(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private void answer(List<Entry<I, O>> group, Supplier<O> same) {
    group.forEach(entry -> entry.result().complete(same));
  }

  private record Entry<I, O extends @Nullable Object>(
      Caller.Service caller, I item, CompletableFuture<Supplier<O>> result) {}
}
