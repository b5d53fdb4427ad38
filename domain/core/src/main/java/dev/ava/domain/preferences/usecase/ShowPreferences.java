package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.shared.Caller;

/// Shows the caller's preferences.
public interface ShowPreferences {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome show(Command command);

  record Command(Caller.User caller) {}

  /// What became of it.
  sealed interface Outcome {
    record Shown(WhatsAppLink link) implements Outcome {}

    record NoPreferences() implements Outcome {}
  }
}
