package dev.ava.postgres;

import java.util.Locale;
import java.util.Properties;

/// What stands between Ava and the server.
enum Pooler {
  /// Nothing: every connection is a session of the server's own.
  NONE(10, 10),

  /// A pooler that lends a session for as long as the connection lasts. Supabase's lends 15 to each
  /// login of a small project, so that two nodes fit with their listeners.
  SESSION(5, 6),

  /// A pooler that lends a session for the length of a transaction: named statements, notifications
  /// and settings of the session are not to be had.
  TRANSACTION(10, 10);

  private static final int TRANSACTION_PORT = 6543;

  private final int userConnections;
  private final int serviceConnections;

  Pooler(int userConnections, int serviceConnections) {
    this.userConnections = userConnections;
    this.serviceConnections = serviceConnections;
  }

  /// Which one it is by what is known of an address: Supabase's poolers by name and port, others by
  /// the parameters `prepareThreshold=0` (JDBC's) and `pgbouncer=true` (which Supabase's own
  /// connection strings have).
  static Pooler at(String host, int port, Properties parameters) {
    if (port == TRANSACTION_PORT
        || "0".equals(parameters.getProperty("prepareThreshold"))
        || "true".equals(parameters.getProperty("pgbouncer"))) {
      return TRANSACTION;
    }
    return host.toLowerCase(Locale.ROOT).endsWith(".pooler.supabase.com") ? SESSION : NONE;
  }

  /// How many connections one node has for user requests, if nobody says otherwise.
  int userConnections() {
    return userConnections;
  }

  /// How many connections one node has for services, if nobody says otherwise. A listener comes on
  /// top.
  int serviceConnections() {
    return serviceConnections;
  }
}
