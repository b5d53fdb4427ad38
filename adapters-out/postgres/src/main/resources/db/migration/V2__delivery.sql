-- What sure delivery needs: nodes that die, numbers that rest, everything that a message can be.
-- Only adds, so that nodes of the version before work on.

-- Nodes and numbers --------------------------------------------------------------------------------

create table ava.nodes (
  node        uuid primary key,
  alive_until timestamptz not null
);
alter table ava.nodes enable row level security;
alter table ava.nodes force row level security;
grant select, insert, update, delete on ava.nodes to service_role;

create table ava.business_numbers (
  phone_number_id text primary key,
  next_at         timestamptz not null,
  standing        text not null default 'open' check (standing in ('open', 'paused', 'stopped')),
  since           timestamptz,
  until           timestamptz,
  failure_code    integer,
  failure_reason  text,
  check (num_nonnulls(since, until, failure_reason) = case standing when 'open' then 0 else 3 end)
);
alter table ava.business_numbers enable row level security;
alter table ava.business_numbers force row level security;
grant select, insert, update, delete on ava.business_numbers to service_role;

create table ava.conversations (
  phone_number_id text not null,
  person          text not null,
  heard_at        timestamptz,
  paid_until      timestamptz,
  primary key (phone_number_id, person)
);
alter table ava.conversations enable row level security;
alter table ava.conversations force row level security;
grant select, insert, update, delete on ava.conversations to service_role;

-- Identities ---------------------------------------------------------------------------------------

-- A number that came by a change without a user id. A new number brings a new user id.
alter table ava.whatsapp_identities
  add column awaits_user_id boolean not null default false check (not awaits_user_id or kind = 'phone');

create table ava.identity_changes (
  id             bigint generated always as identity primary key,
  user_id        uuid not null references auth.users (id) on delete cascade,
  before_user_id text,
  before_phone   text,
  after_user_id  text,
  after_phone    text,
  at             timestamptz not null,
  check (num_nonnulls(before_user_id, before_phone) > 0),
  check (num_nonnulls(after_user_id, after_phone) > 0),
  unique nulls not distinct (before_user_id, before_phone, after_user_id, after_phone, at)
);
create index identity_changes_user on ava.identity_changes (user_id);
alter table ava.identity_changes enable row level security;
alter table ava.identity_changes force row level security;
create policy identity_changes_select on ava.identity_changes for select to authenticated
  using (user_id = (select auth.uid()));
create policy identity_changes_delete on ava.identity_changes for delete to authenticated
  using (user_id = (select auth.uid()));
grant select, delete on ava.identity_changes to authenticated;
grant select, insert, update, delete on ava.identity_changes to service_role;

-- Messages -----------------------------------------------------------------------------------------

alter table ava.messages
  add column attachment     json,
  add column context        json,
  add column failure_code   integer,
  add column failure_reason text;

create table ava.message_events (
  cause      text primary key,
  message_id uuid not null references ava.messages (id) on delete cascade,
  user_id    uuid not null references auth.users (id) on delete cascade,
  kind       text not null check (kind in ('reaction', 'reaction_removed', 'edit', 'revoke')),
  content    text,
  attachment json,
  at         timestamptz not null
);
create index message_events_message on ava.message_events (message_id, at);
create index message_events_user on ava.message_events (user_id);
alter table ava.message_events enable row level security;
alter table ava.message_events force row level security;
create policy message_events_select on ava.message_events for select to authenticated
  using (user_id = (select auth.uid()));
grant select on ava.message_events to authenticated;
grant select, insert, update, delete on ava.message_events to service_role;

-- Queues -------------------------------------------------------------------------------------------

alter table ava.inbox
  add column node      uuid,
  add column abandoned integer not null default 0;
create index inbox_not_done on ava.inbox (state, id) where state in ('kept', 'dead');

alter table ava.outbox
  add column node     uuid,
  add column cause    text,
  add column heard_at timestamptz;
create unique index outbox_cause on ava.outbox (cause);
create index outbox_unknown_lane on ava.outbox (lane, seq) where state = 'unknown';
create index outbox_refused on ava.outbox (seq) where state = 'refused';

-- What the workers look at before they start: whether the schema is the one that they need.
grant usage on schema ava_migrations to service_role;
grant select on ava_migrations.schema_history to service_role;
