package dev.ava.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// A database laid out like one of Supabase's: the API roles and the schema `auth` are there and
/// belong to others, and the login `owner` may create roles but is no superuser. On a server of its
/// own, because roles are seen in every database of a server.
final class SupabaseLayout implements AutoCloseable {
  private static final String ROLES =
      """
      create role supabase_admin superuser;
      create role supabase_auth_admin noinherit createrole;
      create role anon nologin inherit;
      create role authenticated nologin inherit;
      create role service_role nologin inherit bypassrls;
      create role owner login createdb createrole replication bypassrls password 'owner';
      grant anon, authenticated, service_role to owner with admin option;
      """;

  private static final String AUTH =
      """
      create schema auth authorization supabase_auth_admin;
      grant usage on schema auth to anon, authenticated, service_role, owner;
      set role supabase_auth_admin;
      create table auth.users (
        instance_id uuid, id uuid primary key, aud varchar(255), role varchar(255), email varchar(255),
        encrypted_password varchar(255), email_confirmed_at timestamptz,
        last_sign_in_at timestamptz, raw_app_meta_data jsonb, raw_user_meta_data jsonb,
        created_at timestamptz, updated_at timestamptz, phone text unique, banned_until timestamptz,
        is_sso_user boolean not null default false, deleted_at timestamptz,
        is_anonymous boolean not null default false
      );
      create unique index users_email_partial_key on auth.users (email) where is_sso_user = false;
      alter table auth.users enable row level security;
      grant all on auth.users to owner;
      create function auth.uid() returns uuid language sql stable as
        $$ select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''),
          nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;
      reset role;
      """;

  /// What Supabase does not grant: so that the built-in sign-in can stand in for Supabase's in
  /// tests that need people to sign in.
  private static final String SIGN_IN =
      """
      set role supabase_auth_admin;
      grant select, insert, update, delete on auth.users to service_role;
      reset role;
      """;

  private static final String OWNER = "owner";

  private final AutoCloseable server;
  private final TestDatabase database;

  private SupabaseLayout(AutoCloseable server, TestDatabase database) {
    this.server = server;
    this.database = database;
  }

  /// A database of its own on a server of its own, exactly as on Supabase.
  static SupabaseLayout create() throws SQLException {
    var server = OwnServer.start();
    return create(server, server.address());
  }

  /// The same on PostgreSQL 15, where other rules hold for who may grant roles.
  static SupabaseLayout createOnPostgres15() throws SQLException {
    var server = InstalledServer.start(Map.of());
    return create(server, server.address());
  }

  private static SupabaseLayout create(AutoCloseable server, DatabaseAddress address)
      throws SQLException {
    var database = new TestDatabase(address, front(address), "supabase");
    try (var connection = database.maintenance()) {
      Sql.execute(connection, ROLES);
      Sql.execute(connection, "create database supabase owner supabase_admin");
      grant(connection, database);
    }
    try (var connection = database.superuser()) {
      Sql.execute(connection, AUTH);
    }
    return new SupabaseLayout(server, database);
  }

  /// A server for all tests of a JVM.
  static TestServer server() {
    var server = OwnServer.start();
    var address = server.address();
    server.requirePasswords();
    try (var connection = address.connect(address.owner())) {
      Sql.execute(connection, ROLES);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestServer(address, front(address), TestServer.Layout.SUPABASE, server);
  }

  /// Makes a database of [#server()] what it is on Supabase.
  ///
  /// @param isEmpty whether it is not a copy of one for which that has been done
  static void handOver(TestDatabase database, boolean isEmpty) throws SQLException {
    try (var connection = database.superuser()) {
      grant(connection, database);
      if (isEmpty) {
        Sql.execute(connection, AUTH);
        Sql.execute(connection, SIGN_IN);
      }
    }
  }

  private static void grant(Connection connection, TestDatabase database) throws SQLException {
    Sql.execute(connection, "grant all on database %s to %s".formatted(database.name(), OWNER));
  }

  private static DatabaseAddress front(DatabaseAddress server) {
    return server.with(new Login(OWNER, OWNER));
  }

  String url() {
    return database.url();
  }

  Connection superuser() throws SQLException {
    return database.superuser();
  }

  /// A connection of the login that migrations run as, which is no superuser.
  Connection asOwner() throws SQLException {
    var address = database.address();
    return address.connect(new Login(OWNER, OWNER));
  }

  Connection asUserLogin() throws SQLException {
    return database.asUserLogin();
  }

  @Override
  public void close() throws IOException {
    try {
      server.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
