package dev.ava.domain.avatar;

import dev.ava.domain.shared.Texts;

/// The name of an avatar: 1 to 80 characters.
public record AvatarName(String value) {
  private static final int LONGEST = 80;

  /// @throws dev.ava.domain.shared.InvalidValue if it is blank, too long or unreadable
  public AvatarName {
    value = Texts.checked(value, "A name", LONGEST);
  }
}
