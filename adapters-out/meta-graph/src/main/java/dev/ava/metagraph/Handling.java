package dev.ava.metagraph;

/// What is to be done about an error of Meta's.
enum Handling {
  /// It passes by itself.
  RETRY,
  /// It passes in hours.
  HOLD,
  /// The account, the token or the number must be mended by a person; the message is fine.
  CONFIGURATION,
  /// This message will never reach this recipient.
  PERMANENT,
  /// The person has not written for 24 hours; only templates go through.
  WINDOW,
  /// The template or its parameters are wrong.
  TEMPLATE,
  /// Ava asked for something that does not exist.
  BUG;

  /// Whether the same message may be taken later.
  boolean mayPass() {
    return switch (this) {
      case RETRY, HOLD, CONFIGURATION -> true;
      case PERMANENT, WINDOW, TEMPLATE, BUG -> false;
    };
  }
}
