package dev.ava.domain.messaging.usecase;

import dev.ava.domain.preferences.usecase.ProveWhatsApp;

/// What Ava itself says over WhatsApp, outside the talk with an avatar.
final class Notices {
  static final String STRANGER =
      "Hello! This number is not linked to an account yet. Sign up, enter your WhatsApp number there, and send me the"
          + " code you are shown.";

  private Notices() {}

  static String about(ProveWhatsApp.Outcome outcome) {
    return switch (outcome) {
      case ProveWhatsApp.Outcome.Proven proven -> "Your number is linked. Say hello!";
      case ProveWhatsApp.Outcome.UnknownCode unknown ->
          "This code does not belong to your number. Please check that you entered this very number in your account.";
      case ProveWhatsApp.Outcome.CodeExpired expired ->
          "This code has expired. Please ask for a new one in your account.";
      case ProveWhatsApp.Outcome.PhoneHidden hidden ->
          "WhatsApp does not show me your number, so I cannot check the code. Please share your number with me first.";
      case ProveWhatsApp.Outcome.PhoneTaken taken -> "This number is linked to another account.";
    };
  }
}
