-- Accounts to the end.

-- Erasures that have begun and are not finished. No reference to the user, whom they outlive.
create table ava.erasures (
  user_id    uuid primary key,
  begun_at   timestamptz not null,
  due_at     timestamptz not null,
  inbox_from bigint not null default 0
);
create index erasures_due on ava.erasures (due_at);
alter table ava.erasures enable row level security;
alter table ava.erasures force row level security;
grant select, insert, update, delete on ava.erasures to service_role;

-- By what the rest of a person is recognised until the erasure is finished. A number was the person's until a time.
create table ava.erasure_names (
  user_id uuid not null references ava.erasures (user_id) on delete cascade,
  kind    text not null check (kind in ('user_id', 'phone', 'sent', 'wamid', 'cause')),
  name    text not null,
  until   timestamptz not null default 'infinity',
  primary key (user_id, kind, name)
);
alter table ava.erasure_names enable row level security;
alter table ava.erasure_names force row level security;
grant select, insert, update, delete on ava.erasure_names to service_role;

-- Whether the caller is still somebody: access tokens outlive the accounts that they were issued to. It reads what no
-- user may read, and tells each of them about themselves only.
create function ava.knows_caller() returns boolean
  language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from auth.users where id = auth.uid())
    and not exists (select from ava.erasures where user_id = auth.uid());
end
$$;
revoke all on function ava.knows_caller() from public;
grant execute on function ava.knows_caller() to authenticated;

-- Notices belong to nobody, and are found by whom they went to.
create index outbox_notices_by_phone on ava.outbox (recipient_phone) where user_id is null;
create index outbox_notices_by_user_id on ava.outbox (recipient_user_id) where user_id is null;
