package dev.ava.bootstrap.prove;

import java.time.Duration;
import java.util.List;

/// A webhook that Meta delivers, perhaps several times.
///
/// @param number 0 for the first
/// @param messages what it tells; of one sender in the order said
/// @param at when it is delivered for the first time, counted from the beginning
/// @param again when it is delivered once more, counted from the first time; mostly empty
record Post(int number, List<Said> messages, Duration at, List<Duration> again) {
  Post {
    messages = List.copyOf(messages);
    again = List.copyOf(again);
  }

  boolean batched() {
    return messages.size() > 1;
  }
}
