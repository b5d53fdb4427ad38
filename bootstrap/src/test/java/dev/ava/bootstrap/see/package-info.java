/// Tests of what Ava lets be seen of itself.
@NullMarked
package dev.ava.bootstrap.see;

import org.jspecify.annotations.NullMarked;
