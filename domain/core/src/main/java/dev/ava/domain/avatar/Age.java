package dev.ava.domain.avatar;

import dev.ava.domain.shared.InvalidValue;

/// The age of an avatar in years: at least 20, so that no avatar can be a minor anywhere, and at
/// most 150.
public record Age(int years) {
  private static final int YOUNGEST = 20;
  private static final int OLDEST = 150;

  /// @throws InvalidValue if it is out of range
  public Age {
    InvalidValue.unless(years >= YOUNGEST, "An avatar is at least 20 years old.");
    InvalidValue.unless(years <= OLDEST, "An avatar is at most 150 years old.");
  }
}
