package dev.ava.domain.preferences;

import java.time.Duration;

/// How a WhatsApp number is linked (`WHATSAPP_LINKING`).
public sealed interface LinkingPolicy {
  /// The person proves the number by sending a code from it.
  ///
  /// @param codeLifetime how long a code proves the number
  record ByCode(Duration codeLifetime) implements LinkingPolicy {}

  /// Every number is believed at once. For installations whose users cannot be strangers.
  record Open() implements LinkingPolicy {}
}
