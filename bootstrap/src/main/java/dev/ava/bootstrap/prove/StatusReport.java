package dev.ava.bootstrap.prove;

/// What Meta tells about a message that it took.
///
/// @param status `sent`, `delivered` or `read`
/// @param second the Unix time at which it came to be so
record StatusReport(Taken taken, String status, long second) {}
