package dev.ava.postgres;

import dev.ava.postgres.IsolationAttempt.Verb;
import java.util.Optional;
import java.util.Set;

/// A table of which it is known whose rows it holds.
///
/// @param name with its schema
/// @param ownerColumn where the id of the user is whose row it is, if one row is one user's
/// @param forOwner what a signed-in person may do to the own rows; nothing if only services may
/// @param columns what a sample row sets
/// @param values what it sets them to, in SQL, from `id`, `key`, `number` and `phone` of a
///     [SampleUser]
record KnownTable(
    String name, Optional<String> ownerColumn, Set<Verb> forOwner, String columns, String values) {}
