-- The tables of the core. Runs as ava_migrator, on Supabase as postgres; the same on both.
-- Every table has row-level security, enabled and forced. What a role is not granted here it cannot do.

create schema ava;
revoke all on schema ava from public;
grant usage on schema ava to authenticated, service_role;

create type ava.account_tier as enum ('free', 'starter', 'builder', 'advanced');
create type ava.personality_type as enum
  ('playful', 'dominant', 'shy', 'caring', 'intellectual', 'adventurous');
create type ava.message_channel as enum ('app', 'whatsapp');
create type ava.message_role as enum ('user', 'assistant');
create type ava.message_status as enum
  ('received', 'queued', 'unknown', 'accepted', 'sent', 'delivered', 'read', 'played', 'failed');

-- Accounts -----------------------------------------------------------------------------------------

create table ava.accounts (
  user_id    uuid primary key references auth.users (id) on delete cascade,
  tier       ava.account_tier not null,
  active     boolean not null,
  created_at timestamptz not null
);
alter table ava.accounts enable row level security;
alter table ava.accounts force row level security;
create policy accounts_select on ava.accounts for select to authenticated
  using (user_id = (select auth.uid()));
grant select on ava.accounts to authenticated;
grant select, insert, update, delete on ava.accounts to service_role;

-- The built-in sign-in's sessions. Nobody but the service ever sees them.
create table ava.auth_sessions (
  id         uuid primary key,
  user_id    uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index auth_sessions_user on ava.auth_sessions (user_id);
alter table ava.auth_sessions enable row level security;
alter table ava.auth_sessions force row level security;
grant select, insert, update, delete on ava.auth_sessions to service_role;

create table ava.auth_refresh_tokens (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  session_id uuid not null references ava.auth_sessions (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  spent_at   timestamptz
);
create index auth_refresh_tokens_session on ava.auth_refresh_tokens (session_id);
alter table ava.auth_refresh_tokens enable row level security;
alter table ava.auth_refresh_tokens force row level security;
grant select, insert, update, delete on ava.auth_refresh_tokens to service_role;

-- Avatars ------------------------------------------------------------------------------------------

create table ava.avatars (
  id                   uuid primary key,
  user_id              uuid not null unique references auth.users (id) on delete cascade,
  name                 text not null check (char_length(name) between 1 and 80),
  age                  integer not null check (age >= 20),
  personality          ava.personality_type not null,
  physical_description text check (char_length(physical_description) between 1 and 2000),
  created_at           timestamptz not null,
  updated_at           timestamptz not null,
  unique (id, user_id)
);
alter table ava.avatars enable row level security;
alter table ava.avatars force row level security;
create policy avatars_select on ava.avatars for select to authenticated
  using (user_id = (select auth.uid()));
create policy avatars_insert on ava.avatars for insert to authenticated
  with check (user_id = (select auth.uid()));
create policy avatars_update on ava.avatars for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
grant select, insert, update on ava.avatars to authenticated;
grant select, insert, update, delete on ava.avatars to service_role;

-- Preferences --------------------------------------------------------------------------------------

-- A number is either claimed (pending_phone with its code) or proven (whatsapp_phone), never both.
create table ava.user_preferences (
  user_id              uuid primary key references auth.users (id) on delete cascade,
  whatsapp_phone       text check (whatsapp_phone ~ '^\+[1-9][0-9]{6,14}$'),
  whatsapp_linked_at   timestamptz,
  pending_phone        text check (pending_phone ~ '^\+[1-9][0-9]{6,14}$'),
  link_code            text,
  link_code_expires_at timestamptz,
  check (num_nonnulls(whatsapp_phone, whatsapp_linked_at) in (0, 2)),
  check (num_nonnulls(pending_phone, link_code, link_code_expires_at) in (0, 3)),
  check (num_nonnulls(whatsapp_phone, pending_phone) = 1)
);
create unique index user_preferences_proven_phone on ava.user_preferences (whatsapp_phone)
  where whatsapp_phone is not null;
create index user_preferences_link_code on ava.user_preferences (link_code) where link_code is not null;
alter table ava.user_preferences enable row level security;
alter table ava.user_preferences force row level security;
create policy user_preferences_select on ava.user_preferences for select to authenticated
  using (user_id = (select auth.uid()));
-- A user may drop a proof, and never make one.
create policy user_preferences_insert on ava.user_preferences for insert to authenticated
  with check (user_id = (select auth.uid()) and whatsapp_phone is null);
create policy user_preferences_update on ava.user_preferences for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()) and whatsapp_phone is null);
create policy user_preferences_delete on ava.user_preferences for delete to authenticated
  using (user_id = (select auth.uid()));
grant select, insert, update, delete on ava.user_preferences to authenticated, service_role;

-- The aliases under which WhatsApp knows our users.
create table ava.whatsapp_identities (
  kind       text not null check (kind in ('user_id', 'phone')),
  alias      text not null,
  user_id    uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (kind, alias)
);
create index whatsapp_identities_user on ava.whatsapp_identities (user_id);
alter table ava.whatsapp_identities enable row level security;
alter table ava.whatsapp_identities force row level security;
create policy whatsapp_identities_select on ava.whatsapp_identities for select to authenticated
  using (user_id = (select auth.uid()));
create policy whatsapp_identities_delete on ava.whatsapp_identities for delete to authenticated
  using (user_id = (select auth.uid()));
grant select, delete on ava.whatsapp_identities to authenticated;
grant select, insert, update, delete on ava.whatsapp_identities to service_role;

-- Messages -----------------------------------------------------------------------------------------

create table ava.messages (
  id         uuid primary key,
  user_id    uuid not null references auth.users (id) on delete cascade,
  avatar_id  uuid,
  channel    ava.message_channel not null,
  role       ava.message_role not null,
  content    text not null,
  wamid      text,
  status     ava.message_status not null,
  created_at timestamptz not null,
  -- With the user in the key, no message can point to somebody else's avatar.
  foreign key (avatar_id, user_id) references ava.avatars (id, user_id) on delete set null (avatar_id)
);
create index messages_user_time on ava.messages (user_id, created_at desc, id desc);
create index messages_avatar on ava.messages (avatar_id) where avatar_id is not null;
create unique index messages_wamid on ava.messages (wamid) where wamid is not null;
alter table ava.messages enable row level security;
alter table ava.messages force row level security;
create policy messages_select on ava.messages for select to authenticated
  using (user_id = (select auth.uid()));
grant select on ava.messages to authenticated;
grant select, insert, update, delete on ava.messages to service_role;

create table ava.stranger_notices (
  sender  text primary key,
  told_at timestamptz not null
);
alter table ava.stranger_notices enable row level security;
alter table ava.stranger_notices force row level security;
grant select, insert, update, delete on ava.stranger_notices to service_role;

-- Queues -------------------------------------------------------------------------------------------

create table ava.inbox (
  id            bigint generated by default as identity primary key,
  item_key      text not null unique check (char_length(item_key) between 1 and 600),
  lane          text not null,
  provider_time timestamptz not null,
  content       json not null,
  raw           text not null,
  state         text not null default 'waiting' check (state in ('waiting', 'done', 'kept', 'dead')),
  attempts      integer not null default 0,
  due_at        timestamptz not null,
  lease         uuid,
  leased_until  timestamptz,
  reason        text,
  received_at   timestamptz not null,
  ended_at      timestamptz
);
create index inbox_waiting on ava.inbox (id) where state = 'waiting';
create index inbox_waiting_lane on ava.inbox (lane, provider_time, id) where state = 'waiting';
alter table ava.inbox enable row level security;
alter table ava.inbox force row level security;
grant select, insert, update, delete on ava.inbox to service_role;
grant usage on sequence ava.inbox_id_seq to service_role;

create table ava.outbox (
  seq               bigint generated always as identity primary key,
  id                uuid not null unique,
  message_id        uuid references ava.messages (id) on delete cascade,
  user_id           uuid references auth.users (id) on delete cascade,
  phone_number_id   text not null,
  recipient_user_id text,
  recipient_phone   text,
  lane              text not null,
  body              text not null,
  state             text not null default 'waiting'
                    check (state in ('waiting', 'sending', 'accepted', 'refused', 'unknown')),
  attempts          integer not null default 0,
  due_at            timestamptz not null,
  lease             uuid,
  leased_until      timestamptz,
  wamid             text,
  failure_code      integer,
  failure_reason    text,
  created_at        timestamptz not null,
  changed_at        timestamptz not null,
  check (num_nonnulls(recipient_user_id, recipient_phone) > 0)
);
create unique index outbox_wamid on ava.outbox (wamid) where wamid is not null;
create index outbox_waiting on ava.outbox (seq) where state = 'waiting';
create index outbox_open_lane on ava.outbox (lane, seq) where state in ('waiting', 'sending');
-- Two claims at the same moment cannot both win, whatever each of them has seen.
create unique index outbox_one_at_a_time on ava.outbox (lane) where state = 'sending';
create index outbox_sending on ava.outbox (leased_until) where state = 'sending';
create index outbox_unknown on ava.outbox (changed_at) where state = 'unknown';
create index outbox_message on ava.outbox (message_id) where message_id is not null;
create index outbox_user on ava.outbox (user_id) where user_id is not null;
alter table ava.outbox enable row level security;
alter table ava.outbox force row level security;
grant select, insert, update, delete on ava.outbox to service_role;

-- Whatever is added to a queue wakes the workers of every node once it is committed.
create function ava.wake() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_argv[0], '');
  return null;
end
$$;
revoke all on function ava.wake() from public;
create trigger inbox_wakes after insert on ava.inbox
  for each statement execute function ava.wake('ava_inbox');
create trigger outbox_wakes after insert on ava.outbox
  for each statement execute function ava.wake('ava_outbox');

-- Logins -------------------------------------------------------------------------------------------

-- Neither owns anything, and neither has a right of its own: outside a transaction that takes on a role they can do
-- nothing. The login for user requests cannot become service_role, whatever the program does.
do $$
begin
  if not exists (select from pg_roles where rolname = 'ava_user') then
    create role ava_user login noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'ava_service') then
    create role ava_service login noinherit;
  end if;
end
$$;
grant anon, authenticated to ava_user;
grant service_role to ava_service;
