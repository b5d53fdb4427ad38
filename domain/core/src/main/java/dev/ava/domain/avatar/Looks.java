package dev.ava.domain.avatar;

import dev.ava.domain.shared.Texts;

/// What an avatar looks like, in the user's words: 1 to 2,000 characters.
public record Looks(String value) {
  private static final int LONGEST = 2_000;

  /// @throws dev.ava.domain.shared.InvalidValue if it is blank, too long or unreadable
  public Looks {
    value = Texts.checked(value, "A physical description", LONGEST);
  }
}
