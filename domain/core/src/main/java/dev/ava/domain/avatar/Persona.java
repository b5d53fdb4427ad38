package dev.ava.domain.avatar;

import org.jspecify.annotations.Nullable;

/// Who an avatar is: what its user shapes.
///
/// @param looks nothing if the user leaves it to the imagination
public record Persona(AvatarName name, Age age, Personality personality, @Nullable Looks looks) {}
