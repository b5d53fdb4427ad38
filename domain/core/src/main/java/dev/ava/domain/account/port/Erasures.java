package dev.ava.domain.account.port;

import dev.ava.domain.shared.UserId;
import java.time.Instant;
import java.util.List;

/// The erasing of persons from the store. Works inside a transaction of a service; a user does
/// nothing here.
///
/// An erasure that has begun is on record until it is finished. Meanwhile the store does not know
/// the person as a caller any more
/// ([CallerGone][dev.ava.domain.shared.port.CallerGone]).
public interface Erasures {
  /// Erases everything that belongs to the user, and what is about the person in the queues and
  /// beside them: what they said that waits in lanes of their own, what was to go out to them, and
  /// what is remembered of them under the names by which WhatsApp knows or knew them. What belongs
  /// to others stays, also what they said about the person. Whatever else Meta told us is left to
  /// [#sweep], the sign-in to the [AuthProvider].
  ///
  /// May be repeated, and then also erases what has come about since under the same names.
  ///
  /// @param dueAgain from when on others may finish it, see [#due]
  void erase(UserId user, Instant now, Instant dueAgain);

  /// Erases what else Meta told us of the person, handled or not, of which there may be so much
  /// that it takes several transactions. Does nothing if no erasure has begun. Begins once more
  /// with what came last when everything has been gone through.
  ///
  /// @return whether there is more to go through
  boolean sweep(UserId user);

  /// Whether an erasure of the user has begun and is not finished.
  boolean isUnderWay(UserId user);

  /// Takes up to `most` erasures that should have been finished by now, earliest first. Nobody else
  /// gets them before `dueAgain`.
  List<UserId> due(Instant now, Instant dueAgain, int most);

  /// Takes the erasure off the record, with the names that it was remembered by. Does nothing if
  /// there is none.
  void finish(UserId user);
}
