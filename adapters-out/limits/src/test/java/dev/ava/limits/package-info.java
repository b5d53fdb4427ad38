/// Tests of the counting.
@NullMarked
package dev.ava.limits;

import org.jspecify.annotations.NullMarked;
