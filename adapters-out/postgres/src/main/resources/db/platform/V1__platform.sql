-- What Supabase already has, for a plain PostgreSQL 15 or newer: the API roles, auth.users and the claim functions.
-- Runs as a superuser, and only where there is no role supabase_admin.

do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then
    create role anon nologin inherit;
  end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then
    create role authenticated nologin inherit;
  end if;
  if not exists (select from pg_roles where rolname = 'service_role') then
    create role service_role nologin inherit bypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'ava_migrator') then
    create role ava_migrator login createrole bypassrls;
  end if;

  execute format('grant create, connect, temporary on database %I to ava_migrator', current_database());
  if current_setting('server_version_num')::int >= 160000 then
    execute 'grant anon, authenticated, service_role to ava_migrator with admin option';
  else
    grant anon, authenticated, service_role to ava_migrator;
  end if;
end
$$;

create schema if not exists auth;
grant usage on schema auth to anon, authenticated, service_role, ava_migrator;

-- The columns of Supabase's table that Ava and its users' tools may meet, under the same names and types.
create table if not exists auth.users (
  id                  uuid primary key,
  aud                 varchar(255),
  role                varchar(255),
  email               varchar(255),
  encrypted_password  varchar(255),
  email_confirmed_at  timestamptz,
  last_sign_in_at     timestamptz,
  raw_app_meta_data   jsonb,
  raw_user_meta_data  jsonb,
  created_at          timestamptz,
  updated_at          timestamptz,
  phone               text unique,
  banned_until        timestamptz,
  is_sso_user         boolean not null default false,
  deleted_at          timestamptz,
  is_anonymous        boolean not null default false
);
create unique index if not exists users_email_partial_key on auth.users (email) where is_sso_user = false;
alter table auth.users enable row level security;
alter table auth.users force row level security;
revoke all on auth.users from anon, authenticated, service_role;
grant select, insert, update, delete, references, trigger on auth.users to ava_migrator;

-- On Supabase its own sign-in writes auth.users. Here the built-in one does, as service_role.
grant select, insert, update, delete on auth.users to service_role;

create or replace function auth.jwt() returns jsonb language sql stable as
  $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;
create or replace function auth.uid() returns uuid language sql stable as
  $$ select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;
create or replace function auth.role() returns text language sql stable as
  $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role' $$;
create or replace function auth.email() returns text language sql stable as
  $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email' $$;
