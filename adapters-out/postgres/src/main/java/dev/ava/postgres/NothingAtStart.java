package dev.ava.postgres;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.r2dbc.config.R2dbcSchemaGenerator;

/// Keeps Micronaut Data from asking for connections as soon as the context starts, for a command
/// that finds out whether there is a database at all.
@Context
@Requires(property = "ava.database.at-start", value = "false")
@Replaces(R2dbcSchemaGenerator.class)
final class NothingAtStart {}
