package dev.ava.domain.shared.port;

import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import java.time.Duration;

/// Who has used how much of what is limited. An allowance that was used comes back evenly: of 30 a
/// minute one in two seconds, and never more than 30. Thread-safe, and works outside of
/// transactions.
///
/// Several takers of the same subject never get more than there is, on all nodes together or on
/// each, as the installation is set up.
public interface Allowances {
  /// Takes one. A refusal costs nothing.
  ///
  /// @throws Unavailable if what counts does not answer
  Answer take(Limit limit, Subject subject);

  /// Gives one back that was taken. Nobody has more than the whole allowance by that.
  ///
  /// @throws Unavailable if what counts does not answer
  void giveBack(Limit limit, Subject subject);

  /// Whether every answer comes at once, without waiting for anything but a processor.
  boolean answersAtOnce();

  /// How often something may be done.
  ///
  /// @param name tells what is limited, in lower case and dashes; there is one limit of a name
  /// @param times how often at once, and in a period; above zero
  /// @param period how long it takes until a spent allowance is whole again; above zero
  record Limit(String name, int times, Duration period) {
    public Limit {
      if (times < 1 || !period.isPositive()) {
        throw new IllegalArgumentException(name + " is not above zero");
      }
    }

    /// How long it takes until one comes back.
    public Duration interval() {
      return period.dividedBy(times);
    }
  }

  /// Whose use is counted. Subjects of different kinds are never the same.
  sealed interface Subject {
    /// A client that nobody knows, by its address, or the network that is as good as its own.
    record Address(String network) implements Subject {}

    /// An account, by the e-mail address that somebody typed; it may be nobody's.
    record Account(EmailAddress email) implements Subject {}

    /// A signed-in person. What is counted of them is erased with them.
    record Person(UserId id) implements Subject {}
  }

  /// What came of asking for one.
  sealed interface Answer {
    /// It is taken.
    ///
    /// @param left how many may be taken at once now
    /// @param wholeIn until when all are back, if no more are taken
    record Taken(int left, Duration wholeIn) implements Answer {}

    /// There is none.
    ///
    /// @param retryAfter until when there is one; above zero
    record Spent(Duration retryAfter) implements Answer {}
  }
}
