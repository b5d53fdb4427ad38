/// Counts what is limited in the memory of this node.
@NullMarked
package dev.ava.limits;

import org.jspecify.annotations.NullMarked;
