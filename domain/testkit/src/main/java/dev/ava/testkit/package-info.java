/// Fakes of every out-port on one in-memory store, fixtures with good defaults, and a clock to
/// turn.
@NullMarked
package dev.ava.testkit;

import org.jspecify.annotations.NullMarked;
