package dev.ava.domain.avatar;

/// The character of an avatar.
public enum Personality {
  PLAYFUL,
  DOMINANT,
  SHY,
  CARING,
  INTELLECTUAL,
  ADVENTUROUS
}
