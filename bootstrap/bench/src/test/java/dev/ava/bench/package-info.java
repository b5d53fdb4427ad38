/// The parts of the bench that need nothing to be started.
@NullMarked
package dev.ava.bench;

import org.jspecify.annotations.NullMarked;
