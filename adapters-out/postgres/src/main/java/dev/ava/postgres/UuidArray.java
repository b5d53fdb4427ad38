package dev.ava.postgres;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

/// Ids as PostgreSQL writes an array of them.
final class UuidArray {
  private UuidArray() {}

  static <T> String of(Collection<T> ids, Function<T, UUID> value) {
    return ids.stream().map(id -> value.apply(id).toString()).collect(joining(",", "{", "}"));
  }
}
