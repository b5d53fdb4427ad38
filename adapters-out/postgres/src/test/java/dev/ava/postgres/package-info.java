/// Tests of the PostgreSQL adapter, and [dev.ava.postgres.TestPostgres] for whoever needs a
/// database.
@NullMarked
package dev.ava.postgres;

import org.jspecify.annotations.NullMarked;
