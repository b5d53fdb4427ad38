package dev.ava.domain.messaging.usecase;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// What was taken from a queue and could not be given back because the store was away. Its node
/// lives on, so nobody else can take it before its lease ends. Thread-safe.
final class Owed<T> {
  private final Queue<T> all = new ConcurrentLinkedQueue<>();

  void add(T one) {
    all.add(one);
  }

  void addAll(Collection<T> some) {
    all.addAll(some);
  }

  /// Gives everything back, the oldest first. What fails stays, and so does everything behind it.
  void payBack(Consumer<T> giveBack) {
    for (var one = all.peek(); one != null; one = all.peek()) {
      giveBack.accept(one);
      all.remove(one);
    }
  }
}
