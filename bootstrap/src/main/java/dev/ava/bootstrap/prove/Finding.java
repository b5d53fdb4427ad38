package dev.ava.bootstrap.prove;

/// One case of a broken promise.
///
/// @param what which case it is, in words
record Finding(Violation violation, String what) {}
