/// Tests of `ava queue` on fakes.
@NullMarked
package dev.ava.bootstrap.queue;

import org.jspecify.annotations.NullMarked;
