/// The workers that empty the queues: they drive the use cases of messaging, on every node, from
/// the start of the server to its stop.
@NullMarked
package dev.ava.worker;

import org.jspecify.annotations.NullMarked;
