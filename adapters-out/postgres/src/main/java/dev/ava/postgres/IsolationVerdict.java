package dev.ava.postgres;

import dev.ava.postgres.IsolationFault.Kind;
import java.util.Locale;
import java.util.Optional;

/// Tells which attempts ended as they must not.
final class IsolationVerdict {
  private IsolationVerdict() {}

  static Optional<IsolationFault> on(IsolationAttempt attempt) {
    return switch (attempt.outcome()) {
      case LEAK -> Optional.of(fault(Kind.LEAK, attempt, "%s can %s %s."));
      case NOT_TRIED ->
          Optional.of(fault(Kind.NOT_TRIED, attempt, "Whether %s can %s %s could not be tried."));
      case LET_IN ->
          Optional.of(fault(Kind.REACHED, attempt, "%s is let in to %s %s, and only found none."));
      case BLIND ->
          Optional.of(
              new IsolationFault(
                  Kind.BLIND,
                  attempt.table(),
                  "The owner of a row of %s does not see it.".formatted(attempt.table())));
      case SEEN, REFUSED, NO_ROW, IMPOSSIBLE -> Optional.empty();
    };
  }

  static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static IsolationFault fault(Kind kind, IsolationAttempt attempt, String sentence) {
    return new IsolationFault(
        kind,
        attempt.table(),
        capitalized(
            sentence.formatted(attempt.who().words(), attempt.verb().words(), attempt.table())));
  }
}
