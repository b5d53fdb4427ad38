/// What a program needs that starts an installation to use it up: the proof of delivery, the bench.
@NullMarked
package dev.ava.bootstrap.scratch;

import org.jspecify.annotations.NullMarked;
