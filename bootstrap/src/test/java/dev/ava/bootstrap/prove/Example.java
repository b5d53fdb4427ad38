package dev.ava.bootstrap.prove;

/// Conditions for tests.
final class Example {
  private Example() {}

  static Conditions small(long seed) {
    return new Conditions(2_000, 100, 3, 20, 1, 5, 20, 10, seed);
  }

  static Conditions calm(int messages) {
    return new Conditions(messages, 10, 1, 0, 0, 0, 0, 0, 1);
  }
}
