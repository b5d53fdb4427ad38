package dev.ava.bootstrap.prove;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Under which conditions messages are delivered. The same conditions make the same plan.
///
/// @param messages how many messages are said in all, 1 or more
/// @param senders how many people say them, 1 or more
/// @param nodes how many nodes of Ava share the work, 1 or more
/// @param kills how many times a node is killed
/// @param restarts how many times PostgreSQL crashes
/// @param lostAnswers of a hundred messages that Graph takes, how many get no answer
/// @param repeated of a hundred webhooks, how many are delivered again later
/// @param batched of a hundred messages, how many share their webhook with others
/// @param seed where every choice comes from
record Conditions(
    int messages,
    int senders,
    int nodes,
    int kills,
    int restarts,
    int lostAnswers,
    int repeated,
    int batched,
    long seed) {
  private static final long PURPOSES = 0x9E3779B97F4A7C15L;
  private static final long NUMBERS = 0xD1342543DE82EF95L;

  /// What is wrong with them, in words for whoever typed them; empty if nothing is.
  List<String> problems() {
    return Stream.of(
            atLeast("messages", messages, 1),
            atLeast("senders", senders, 1),
            atLeast("nodes", nodes, 1),
            atLeast("kills", kills, 0),
            atLeast("restarts", restarts, 0),
            percent("lost-answers", lostAnswers),
            percent("repeated", repeated),
            percent("batched", batched))
        .filter(problem -> !problem.isEmpty())
        .toList();
  }

  /// Random numbers that depend on nothing but the seed, what they are for, and a number.
  SplittableRandom random(String purpose, long number) {
    return new SplittableRandom(seed + purpose.hashCode() * PURPOSES + number * NUMBERS);
  }

  /// Whether chance says yes, as often in a hundred as `percent` says.
  static boolean chance(SplittableRandom random, double percent) {
    return random.nextDouble(100) < percent;
  }

  /// A span between the two, both in milliseconds.
  static Duration millis(SplittableRandom random, int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most + 1));
  }

  private static String atLeast(String name, int value, int least) {
    return value >= least ? "" : "--%s must be %d or more.".formatted(name, least);
  }

  private static String percent(String name, int value) {
    return value >= 0 && value <= 100 ? "" : "--%s must be from 0 to 100.".formatted(name);
  }
}
