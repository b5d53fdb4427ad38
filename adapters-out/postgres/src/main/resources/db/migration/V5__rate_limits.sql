-- What is counted for all nodes together. Only adds, so that nodes of the version before work on.

-- When the allowance of a subject is whole again; a row whose time has passed says nothing. After a crash of the server
-- everybody starts anew, which costs less than writing every request to the log of changes. The subject is a hash, or
-- the id of a user, by which an erasure finds it.
create unlogged table ava.rate_limits (
  limited  text not null,
  subject  text not null,
  whole_at timestamptz not null,
  primary key (limited, subject)
);
create index rate_limits_subject on ava.rate_limits (subject);
create index rate_limits_whole on ava.rate_limits (whole_at);
alter table ava.rate_limits enable row level security;
alter table ava.rate_limits force row level security;
grant select, insert, update, delete on ava.rate_limits to service_role;
