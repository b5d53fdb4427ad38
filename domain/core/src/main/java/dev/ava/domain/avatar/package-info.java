/// Avatars: the one persona that a user shapes.
@NullMarked
package dev.ava.domain.avatar;

import org.jspecify.annotations.NullMarked;
