package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.IdentityChange;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;

/// Follows a person whom WhatsApp knows by another number or user id from now on: the aliases and
/// the linked number move with them. Told the same change again it changes nothing, and of numbers
/// that are told in the wrong order the later one stays. Joins the transaction of its caller.
public interface FollowIdentity {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome follow(Command command);

  record Command(Caller.Service caller, IdentityChange change) {}

  /// What became of it.
  sealed interface Outcome {
    /// It is on record, now or since earlier.
    record Moved(UserId user) implements Outcome {}

    /// The person is none of our users.
    record Stranger() implements Outcome {}

    /// A later number of the person is on record, and there is nothing else new.
    record Superseded() implements Outcome {}

    /// Another account has proven the new number, so that the person must link again. A new user
    /// id is theirs all the same if nobody has it.
    record NumberTaken() implements Outcome {}
  }
}
