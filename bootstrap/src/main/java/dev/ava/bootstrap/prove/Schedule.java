package dev.ava.bootstrap.prove;

import dev.ava.bootstrap.prove.Trouble.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// When something goes wrong, and how long the flow lasts.
///
/// @param span from the first webhook to the last
record Schedule(Duration span, List<Trouble> troubles) {
  /// A killed node takes some seconds to start again, and another one is to be up by then.
  private static final Duration BETWEEN_TROUBLES = Duration.ofSeconds(4);

  private static final int MOST_MESSAGES_PER_SECOND = 100;
  private static final double JITTER = 0.3;
  private static final double ALONE_PERCENT = 10;

  Schedule {
    troubles = List.copyOf(troubles);
  }

  /// Spreads the kills and restarts over the flow, each somewhere in its own part of it.
  static Schedule of(Conditions conditions) {
    var random = conditions.random("troubles", 0);
    var kinds = new ArrayList<>(Collections.nCopies(conditions.kills(), Kind.KILL));
    kinds.addAll(Collections.nCopies(conditions.restarts(), Kind.RESTART));
    Collections.shuffle(kinds, random);
    var span = span(conditions, kinds.size());
    var troubles =
        IntStream.range(0, kinds.size())
            .mapToObj(
                part -> {
                  var middle = part + 0.5 + random.nextDouble(-JITTER, JITTER);
                  var at = Math.round(middle * span.toMillis() / kinds.size());
                  return new Trouble(
                      Duration.ofMillis(at),
                      kinds.get(part),
                      random.nextInt(Integer.MAX_VALUE),
                      Conditions.chance(random, ALONE_PERCENT));
                })
            .toList();
    return new Schedule(span, troubles);
  }

  private static Duration span(Conditions conditions, int troubles) {
    var forMessages = Duration.ofSeconds(conditions.messages()).dividedBy(MOST_MESSAGES_PER_SECOND);
    var forTroubles = BETWEEN_TROUBLES.multipliedBy(troubles);
    return Collections.max(List.of(forMessages, forTroubles, Duration.ofSeconds(1)));
  }
}
