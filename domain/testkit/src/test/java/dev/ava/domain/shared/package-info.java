/// Tests of what every context speaks of.
@NullMarked
package dev.ava.domain.shared;

import org.jspecify.annotations.NullMarked;
