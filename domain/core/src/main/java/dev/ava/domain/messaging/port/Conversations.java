package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.preferences.WhatsAppSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is remembered of the talk between one of our numbers and one person, whoever that is: when
/// they last wrote, and how much has been sent to them lately. Works inside a transaction of a
/// service; a user sees none.
public interface Conversations {
  /// Persons have written. A time before the last known one of the same talk changes nothing.
  void heard(List<Heard> heard);

  /// When the person last wrote, by Meta's clock.
  Optional<Instant> lastHeard(PhoneNumberId number, WhatsAppSender person);

  /// Takes one of the messages that the person may get now. In the long run they get one each
  /// `interval`, and up to `burst` at once after a pause (generic cell rate algorithm).
  ///
  /// @return nothing if it was taken, otherwise when the next one is free
  Optional<Instant> take(
      PhoneNumberId number, WhatsAppSender person, Duration interval, int burst, Instant now);

  /// A person has written.
  ///
  /// @param at by Meta's clock
  record Heard(PhoneNumberId number, WhatsAppSender person, Instant at) {}
}
