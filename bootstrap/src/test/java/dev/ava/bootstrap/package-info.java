/// Stories over real HTTP and real PostgreSQL, and the rules of the architecture.
@NullMarked
package dev.ava.bootstrap;

import org.jspecify.annotations.NullMarked;
