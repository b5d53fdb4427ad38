package dev.ava.domain.messaging.port;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.preferences.WhatsAppSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is remembered of the talk between one of our numbers and one person, whoever that is: when
/// they last wrote, and how much has been sent to them lately. Works inside a transaction of a
/// service; a user sees none.
public interface Conversations {
  /// Persons have written. A time before the last known one of the same talk changes nothing.
  void heard(List<Heard> heard);

  /// When each person last wrote, by Meta's clock. Who never did is left out.
  Map<Talk, Instant> lastHeard(Set<Talk> talks);

  /// Takes one of the messages that each person may get now. In the long run they get one each
  /// `interval`, and up to `burst` at once after a pause (generic cell rate algorithm).
  ///
  /// @param talks no two of them with the same person
  /// @return those in which nothing was taken, with the time when the next message is free
  Map<Talk, Instant> take(Set<Talk> talks, Duration interval, int burst, Instant now);

  /// The talk between a number of ours and a person.
  record Talk(PhoneNumberId number, WhatsAppSender person) {}

  /// A person has written.
  ///
  /// @param at by Meta's clock
  record Heard(PhoneNumberId number, WhatsAppSender person, Instant at) {}
}
