package dev.ava.bootstrap.prove;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/// A PostgreSQL that belongs to the proof alone.
interface ScratchDatabase extends AutoCloseable {
  /// What goes into `DATABASE_URL`: the login of its owner.
  String url();

  /// A connection of its owner's.
  Connection connect() throws SQLException;

  /// Whether it can be made to crash.
  boolean canCrash();

  /// Crashes it, and returns once it has recovered and takes connections again.
  void crash() throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
