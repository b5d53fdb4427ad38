/// The adapter that answers as the avatar.
@NullMarked
package dev.ava.reply;

import org.jspecify.annotations.NullMarked;
