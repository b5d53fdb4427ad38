package dev.ava.postgres;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Fresh databases for tests, all on one server. The system property `ava.test.postgres` says
/// which:
///
/// - missing or `embedded`: Ava's own embedded server, started once per JVM
/// - `testcontainers`: PostgreSQL 17 in a container; without Docker the tests are skipped
/// - `pgbouncer`: the embedded server behind PgBouncer in transaction mode; without PgBouncer the
///   tests are skipped
/// - `supabase-layout`: a server on which the API roles and the schema `auth` are the platform's
/// - a JDBC or `postgresql://` URL: the server that it names, whose user is a superuser
///
/// A new database is a copy of one that was migrated once per JVM. Names are random, so that
/// several JVMs may share a server; the roles are the same for all of them.
public final class TestPostgres {
  private static final String PROPERTY = "ava.test.postgres";

  private static final Deque<AutoCloseable> atEnd = new ArrayDeque<>();
  private static Optional<TestServer> server = Optional.empty();
  private static Optional<String> template = Optional.empty();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TestPostgres::end, "test-postgres-end"));
  }

  private TestPostgres() {}

  /// A database of its own with the whole schema and no rows. Closing it drops it.
  public static TestDatabase database() {
    return create(Optional.of(template()));
  }

  /// A database of its own with the schema of an earlier version and no rows.
  ///
  /// @param version of its newest migration
  public static TestDatabase databaseOfVersion(int version) {
    template();
    var database = create(Optional.empty());
    server().migrate(database, version);
    return database;
  }

  /// A database of its own in which nothing has been migrated yet.
  public static TestDatabase emptyDatabase() {
    return create(Optional.empty());
  }

  /// How many migrations a whole run makes on an empty database of this server.
  public static int migrations() {
    return Migrations.LATEST + (isSupabaseLayout() ? 0 : 1);
  }

  /// The role that owns the tables.
  static String migrator() {
    return isSupabaseLayout() ? server().front().owner().role() : Login.MIGRATOR;
  }

  /// Whether the API roles and the schema `auth` are the platform's.
  public static boolean isSupabaseLayout() {
    return server().layout() == TestServer.Layout.SUPABASE;
  }

  /// Whether Ava's connections go through a pooler in transaction mode.
  public static boolean isPooled() {
    return server().front().pooler() == Pooler.TRANSACTION;
  }

  static synchronized TestServer server() {
    if (server.isEmpty()) {
      var started = TestServer.start(System.getProperty(PROPERTY, ""));
      atEnd(started.stop());
      server = Optional.of(started);
    }
    return server.get();
  }

  /// Closes something when the JVM ends, before whatever was named earlier.
  static synchronized void atEnd(AutoCloseable resource) {
    atEnd.push(resource);
  }

  private static synchronized String template() {
    if (template.isEmpty()) {
      var database = emptyDatabase();
      atEnd(database);
      server().migrate(database);
      template = Optional.of(database.name());
    }
    return template.get();
  }

  private static synchronized TestDatabase create(Optional<String> from) {
    var name =
        "ava_test_%s"
            .formatted(HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextLong()));
    var database = new TestDatabase(server().address(), server().front(), name);
    try (var connection = database.maintenance();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + from.map(" template "::concat).orElse(""));
      statement.execute("alter database " + name + " set synchronous_commit = off");
      if (isSupabaseLayout()) {
        SupabaseLayout.handOver(database, from.isEmpty());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("No database for the test.", e);
    }
    return database;
  }

  private static synchronized void end() {
    while (!atEnd.isEmpty()) {
      try {
        atEnd.pop().close();
      } catch (Exception e) {
        System.err.println("A test left something behind: " + e);
      }
    }
  }
}
