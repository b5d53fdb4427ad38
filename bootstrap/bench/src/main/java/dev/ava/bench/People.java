package dev.ava.bench;

import java.util.List;
import java.util.stream.IntStream;

/// Some of the people in the database, by their numbers; `people.sql` says what they have.
record People(int first, int count) {
  static final People READERS = new People(1, 200);
  static final People WRITERS = new People(1_001, 1_000);
  static final String PASSWORD = "benchmark-pass-1";
  private static final long PHONES = 15_550_000_000L;

  /// Of the one whose turn it is, when everybody has one after the other.
  long phone(int turn) {
    return PHONES + first + turn % count;
  }

  /// What each posts to sign in.
  List<String> signIns() {
    return IntStream.range(first, first + count)
        .mapToObj(
            n -> "{\"email\":\"user%d@example.com\",\"password\":\"%s\"}".formatted(n, PASSWORD))
        .toList();
  }
}
