package dev.ava.postgres;

/// A table or view of a database, as its catalogue has it.
///
/// @param name with its schema, quoted where needed
/// @param kind PostgreSQL's letter: `r` and `p` for tables, `v` and `m` for views, `f` for foreign
///     tables
/// @param column one of its columns, quoted where needed
record Relation(long oid, String name, String kind, String column) {
  boolean isTable() {
    return kind.equals("r") || kind.equals("p");
  }

  /// Whether nothing but reading it is possible for anybody.
  boolean isReadOnly() {
    return kind.equals("m");
  }
}
