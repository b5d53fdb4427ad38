/// Tests of `ava prove`: that it plans the same from the same seed, and that it notices.
@NullMarked
package dev.ava.bootstrap.prove;

import org.jspecify.annotations.NullMarked;
