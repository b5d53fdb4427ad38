package dev.ava.domain.diagnosis;

/// How grave a finding is, from the lightest on.
public enum Level {
  /// As it should be.
  OK,
  /// Good to know, and nothing to mend.
  NOTICE,
  /// Works, and should be mended all the same.
  WARNING,
  /// Could not be found out.
  UNKNOWN,
  /// Does not work, or must not stay so.
  FAILED
}
