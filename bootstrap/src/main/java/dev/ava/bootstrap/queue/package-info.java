/// `ava queue`: how the person who operates Ava sees what waits, failed or is unknown, and sets it
/// going again.
@NullMarked
package dev.ava.bootstrap.queue;

import org.jspecify.annotations.NullMarked;
