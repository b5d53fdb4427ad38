package dev.ava.testkit;

import java.time.Instant;

/// @param names what the person was known by so far
/// @param dueAt from when on others may finish it
record ErasureRow(KnownNames names, Instant dueAt) {}
