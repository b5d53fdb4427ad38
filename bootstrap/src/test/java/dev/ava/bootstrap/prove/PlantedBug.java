package dev.ava.bootstrap.prove;

/// Mistakes of which the proof must notice each. A node makes one if it is started with
/// `-Dava.planted-bug=…`.
final class PlantedBug {
  static final String PROPERTY = "ava.planted-bug";
  static final String ANSWER_BEFORE_COMMIT = "answer-before-commit";
  static final String RESEND_ON_TIMEOUT = "resend-on-timeout";
  static final String CLAIM_WITHOUT_LEASE = "claim-without-lease";

  private PlantedBug() {}
}
