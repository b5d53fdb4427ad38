package dev.ava.bench;

import dev.ava.bootstrap.scratch.BusinessNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// A running system that answers Ava's calls and webhooks, with its database. `seed.sql` says
/// who reads and who writes.
interface Installation {
  String url();

  /// The process at the root of those that are asked.
  long pid();

  /// That one, and the roots of those that share its work.
  List<Long> pids();

  /// The process at the root of its database server.
  long databasePid() throws IOException;

  BusinessNumber number();

  /// A file with a bearer token of each reader, one in a line.
  Path tokens();

  /// A file with what each reader posts to sign in, one in a line.
  Path signIns();

  /// What it holds of the webhooks whose texts begin with a marker.
  Stored stored(String marker) throws SQLException;

  /// Deletes everything that came by webhooks, whether it was worked off or not.
  void clear() throws IOException, SQLException, InterruptedException;

  /// @param messages rows of messages that came in
  /// @param distinct how many different ones
  /// @param replies rows of replies that have been accepted by Graph
  /// @param distinctReplies how many different ones
  record Stored(long messages, long distinct, long replies, long distinctReplies) {}
}
