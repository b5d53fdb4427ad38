package dev.ava.bootstrap.queue;

import dev.ava.domain.messaging.port.Inbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Which items are replayed: exactly one way to name them.
final class ReplayChoice {
  @Option(names = "--dead", required = true, description = "All that are dead.")
  private boolean dead;

  @Option(
      names = "--id",
      required = true,
      arity = "1..*",
      paramLabel = "ID",
      description = "Those with these ids, from `ava queue list`.")
  private List<Long> ids = List.of();

  @ArgGroup(exclusive = false)
  private @Nullable Arrival arrival;

  /// @return nothing if the span of time ends before it begins
  Optional<Inbox.Selection> selection() {
    if (dead) {
      return Optional.of(new Inbox.Selection.Dead());
    }
    return arrival == null
        ? Optional.of(new Inbox.Selection.Of(ids))
        : Optional.of(new Inbox.Selection.Arrived(arrival.from, arrival.until))
            .filter(span -> span.from().isBefore(span.until()))
            .map(span -> span);
  }

  /// When they arrived.
  static final class Arrival {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "All that arrived from this time on, such as 2026-11-20 or 2026-11-20T12:34.")
    private Instant from = Instant.MIN;

    @Option(
        names = "--until",
        required = true,
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "With --from: and before this time. Times are UTC unless they say otherwise.")
    private Instant until = Instant.MAX;
  }
}
