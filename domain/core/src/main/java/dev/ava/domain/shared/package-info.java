/// What every context speaks of: callers, user ids, phone numbers, the shape of bad input.
@NullMarked
package dev.ava.domain.shared;

import org.jspecify.annotations.NullMarked;
