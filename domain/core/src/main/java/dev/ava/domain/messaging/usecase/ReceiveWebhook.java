package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.shared.Caller;
import java.util.List;

/// Takes in what Meta told us, all or nothing. Once it returns, no item can be lost.
public interface ReceiveWebhook {
  /// Stores the items that are new in one transaction, maybe together with those of other calls.
  ///
  /// @throws dev.ava.domain.shared.port.Unavailable if nothing was stored, so that Meta must send
  ///     it again
  Outcome receive(Command command);

  record Command(Caller.Service caller, List<InboxItem> items) {
    public Command {
      items = List.copyOf(items);
    }
  }

  /// How many items were new and how many were known.
  record Outcome(int added, int known) {}
}
