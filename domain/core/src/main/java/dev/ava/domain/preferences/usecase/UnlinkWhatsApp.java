package dev.ava.domain.preferences.usecase;

import dev.ava.domain.shared.Caller;

/// Removes the caller's WhatsApp number and every alias that came with it. The messages stay.
public interface UnlinkWhatsApp {
  /// Does nothing if there is none.
  ///
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  void unlink(Command command);

  record Command(Caller.User caller) {}
}
