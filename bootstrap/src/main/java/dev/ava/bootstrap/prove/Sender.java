package dev.ava.bootstrap.prove;

import java.util.Optional;
import java.util.UUID;

/// A person with a linked number, as WhatsApp shows them in every one of their messages.
///
/// @param number 0 for the first
/// @param account whose messages they are in Ava
/// @param phone E.164, unless WhatsApp hides it
/// @param userId the business-scoped user id, unless WhatsApp does not tell it
record Sender(int number, UUID account, Optional<String> phone, Optional<String> userId) {
  private static final long FIRST_PHONE = 491_510_000_000L;
  private static final long FIRST_USER_ID = 7_301_224_650_000_000_000L;

  /// Of five people two show their number only, two also their user id, and one the user id only.
  static Sender of(int number) {
    var phone = Optional.of("+" + (FIRST_PHONE + number));
    var userId = Optional.of("DE." + (FIRST_USER_ID + number));
    var account = new UUID(0xA0A0_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    return switch (number % 5) {
      case 0, 2 -> new Sender(number, account, phone, Optional.empty());
      case 1, 3 -> new Sender(number, account, phone, userId);
      default -> new Sender(number, account, Optional.empty(), userId);
    };
  }

  /// The number as Meta writes it in webhooks, without plus sign.
  Optional<String> waId() {
    return phone.map(e164 -> e164.substring(1));
  }

  /// What Ava sends to: the number if it is known, or else the user id.
  String address() {
    return phone.or(() -> userId).orElseThrow();
  }
}
