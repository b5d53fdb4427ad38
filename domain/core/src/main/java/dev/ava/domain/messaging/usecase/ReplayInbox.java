package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.shared.Caller;

/// Lets items of the inbox that have ended be handled once more. Safe whatever is selected: what
/// was answered is not answered again, and nothing is written twice.
public interface ReplayInbox {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome replay(Command command);

  record Command(Caller.Service caller, Inbox.Selection which) {}

  /// How many items wait again.
  record Outcome(int again) {}
}
