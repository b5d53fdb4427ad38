/// `ava prove`: commands that put the promises of this very build to the test, with processes that
/// are killed, and say what came of it.
@NullMarked
package dev.ava.bootstrap.prove;

import org.jspecify.annotations.NullMarked;
