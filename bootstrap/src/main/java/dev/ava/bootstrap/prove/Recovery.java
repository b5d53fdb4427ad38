package dev.ava.bootstrap.prove;

import java.time.Duration;

/// How long the work that was under way at a kill, on any node, took from the kill on.
///
/// @param claims how many inbox items and messages of the outbox somebody held at that moment
/// @param freed until the last of them was no longer held: done, or given to another node, or known
///     to be unknown
/// @param finished until the last of them was done: the item handled, the reply taken by Graph
record Recovery(int claims, Duration freed, Duration finished) {}
