package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.WhatsAppLink;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.PhoneNumber;

/// Claims a WhatsApp number for the caller, in place of the one before. A number that the caller
/// has linked already stays linked; under [dev.ava.domain.preferences.LinkingPolicy.Open] every
/// free number is linked at once.
public interface LinkWhatsApp {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome link(Command command);

  record Command(Caller.User caller, PhoneNumber phone) {}

  /// What became of it.
  sealed interface Outcome {
    /// The number is claimed or linked.
    record Stored(WhatsAppLink link) implements Outcome {}

    /// Another account has proven the number. The caller's link stays as it was.
    record PhoneTaken() implements Outcome {}
  }
}
