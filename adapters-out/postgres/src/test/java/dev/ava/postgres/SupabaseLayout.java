package dev.ava.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

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
        encrypted_password varchar(255), email_confirmed_at timestamptz, created_at timestamptz,
        updated_at timestamptz, is_sso_user boolean not null default false
      );
      alter table auth.users enable row level security;
      grant all on auth.users to owner;
      create function auth.uid() returns uuid language sql stable as
        $$ select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''),
          nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;
      reset role;
      """;

  private final OwnServer server;
  private final TestDatabase asSuperuser;
  private final TestDatabase asOwner;

  private SupabaseLayout(OwnServer server) {
    var address = server.address();
    this.server = server;
    this.asSuperuser = new TestDatabase(address, "supabase");
    this.asOwner =
        new TestDatabase(
            new DatabaseAddress(
                address.host(),
                address.port(),
                address.database(),
                new Login("owner", "owner"),
                address.parameters()),
            "supabase");
  }

  static SupabaseLayout create() throws SQLException {
    var layout = new SupabaseLayout(OwnServer.start());
    try (var connection = layout.asSuperuser.maintenance()) {
      Sql.execute(connection, ROLES);
      Sql.execute(connection, "create database supabase owner supabase_admin");
      Sql.execute(connection, "grant all on database supabase to owner");
    }
    try (var connection = layout.superuser()) {
      Sql.execute(connection, AUTH);
    }
    return layout;
  }

  String url() {
    return asOwner.url();
  }

  Connection superuser() throws SQLException {
    return asSuperuser.superuser();
  }

  /// A connection of the login that migrations run as, which is no superuser.
  Connection asOwner() throws SQLException {
    return asOwner.superuser();
  }

  Connection asUserLogin() throws SQLException {
    return asOwner.asUserLogin();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
