/// Everything about PostgreSQL: the server (embedded or elsewhere), its schema, transactions with a
/// caller, and the adapters of every port that stores something.
@NullMarked
package dev.ava.postgres;

import org.jspecify.annotations.NullMarked;
