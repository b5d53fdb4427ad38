/// Tests of the workers on use cases that the test holds.
@NullMarked
package dev.ava.worker;

import org.jspecify.annotations.NullMarked;
