package dev.ava.domain.preferences.usecase;

import dev.ava.domain.preferences.LinkCode;
import dev.ava.domain.preferences.WhatsAppSender;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;

/// Takes a code that came over WhatsApp and links the number it came from. Joins the transaction of
/// its caller.
public interface ProveWhatsApp {
  /// @throws dev.ava.domain.shared.port.Unavailable if the store does not answer
  Outcome prove(Command command);

  record Command(Caller.Service caller, WhatsAppSender sender, LinkCode code) {}

  /// What became of it.
  sealed interface Outcome {
    record Proven(UserId user) implements Outcome {}

    /// No one waits for this code from this number.
    record UnknownCode() implements Outcome {}

    record CodeExpired() implements Outcome {}

    /// Meta did not say from which number the message came, so nothing is proven.
    record PhoneHidden() implements Outcome {}

    /// Another account has proven the number.
    record PhoneTaken() implements Outcome {}
  }
}
