package dev.ava.postgres;

import dev.ava.domain.messaging.Queue;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One bell for each queue, for the workers of this node. Notifications ring them, or, on a way on
/// which no notifications come, the commits of this node itself.
@Singleton
final class Bells {
  private final Map<Queue, Bell> bells =
      Arrays.stream(Queue.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), queue -> new Bell()));

  private final ThreadLocal<Set<Queue>> added =
      ThreadLocal.withInitial(() -> EnumSet.noneOf(Queue.class));
  private final boolean rungByCommits;

  Bells(Routes routes) {
    this.rungByCommits = routes.notifications().isEmpty();
  }

  Bell of(Queue queue) {
    return Objects.requireNonNull(bells.get(queue));
  }

  /// To be called when the transaction of this thread has added something.
  void added(Queue queue) {
    if (rungByCommits) {
      added.get().add(queue);
    }
  }

  /// To be called when the transaction of this thread has ended.
  void ended(boolean committed) {
    if (rungByCommits) {
      if (committed) {
        added.get().forEach(queue -> of(queue).ring());
      }
      added.remove();
    }
  }
}
