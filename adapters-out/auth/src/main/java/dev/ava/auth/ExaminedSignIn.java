package dev.ava.auth;

/// The names under which it is said who signs people in, for a diagnosis: also a command that signs
/// nobody in may look at it.
final class ExaminedSignIn {
  static final String PROPERTY = "ava.sign-in.examined";
  static final String LOCAL = "local";
  static final String SUPABASE = "supabase";

  private ExaminedSignIn() {}
}
