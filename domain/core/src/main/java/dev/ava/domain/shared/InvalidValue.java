package dev.ava.domain.shared;

/// A value that breaks a rule of the domain. The message is one sentence for the person who typed
/// the value: it names the rule, never the value, so that it may be shown and logged.
public final class InvalidValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidValue(String rule) {
    super(rule);
  }

  /// Throws unless `holds`.
  public static void unless(boolean holds, String rule) {
    if (!holds) {
      throw new InvalidValue(rule);
    }
  }
}
