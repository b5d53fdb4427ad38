package dev.ava.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What becomes of requests, window by window. Thread-safe.
final class Tally {
  private final Map<Kind, Open> open = new EnumMap<>(Kind.class);

  Tally() {
    Stream.of(Kind.values()).forEach(kind -> open.put(kind, new Open()));
  }

  /// @param nanos from when the request was due until its answer was there
  synchronized void answered(Kind kind, long nanos) {
    of(kind).add((int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMicros(nanos)));
  }

  /// It was refused or cut, and is made again.
  synchronized void repeated(Kind kind) {
    of(kind).repeated++;
  }

  /// It is not made again.
  synchronized void failed(Kind kind) {
    of(kind).failed++;
  }

  /// Ends a window and begins the next one.
  synchronized Map<Kind, Window> take() {
    var windows = new EnumMap<Kind, Window>(Kind.class);
    for (var kind : Kind.values()) {
      windows.put(kind, of(kind).closed());
      open.put(kind, new Open());
    }
    return windows;
  }

  private Open of(Kind kind) {
    return Objects.requireNonNull(open.get(kind));
  }

  /// Which requests are told apart.
  enum Kind {
    WEBHOOK("webhooks"),
    READ("reads"),
    SIGN_IN("sign-ins");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /// @param latencies of those that were answered 200
  /// @param repeated how many were made again
  /// @param failed how many were given up
  record Window(Latencies latencies, long repeated, long failed) {
    static Window merged(List<Window> some) {
      return new Window(
          Latencies.merged(some.stream().map(Window::latencies).toList()),
          some.stream().mapToLong(Window::repeated).sum(),
          some.stream().mapToLong(Window::failed).sum());
    }
  }

  private static final class Open {
    private int[] micros = new int[64];
    private int count;
    private long repeated;
    private long failed;

    void add(int took) {
      if (count == micros.length) {
        micros = Arrays.copyOf(micros, 2 * count);
      }
      micros[count++] = took;
    }

    Window closed() {
      return new Window(Latencies.of(Arrays.copyOf(micros, count)), repeated, failed);
    }
  }
}
