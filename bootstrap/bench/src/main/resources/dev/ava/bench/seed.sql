-- The same people as the peer has: 1 to 200 read and have 200 messages each, 1001 to 2000 write.
begin;
create temporary table n as
  select i, i > 1000 as writes, case when i <= 200 then 200 else 0 end as messages
  from (select generate_series(1, 200) union all select generate_series(1001, 2000)) as g(i);
\ir people.sql
commit;
-- What those who write have written before, handled and answered: queues that have never held
-- anything are planned for as if they never would.
begin;
create temporary table history as
  select i, 'history-' || i || '-' || k as key, now() - (20 - k) * interval '1 hour' - interval '1 day' as at
  from generate_series(1001, 2000) as p(i), generate_series(1, 20) as h(k);
insert into ava.inbox (item_key, lane, provider_time, content, raw, state, attempts, due_at, received_at, ended_at)
  select key, 'user:' || i, at, '{}', '{}', 'done', 1, at, at, at from history order by at, i;
insert into ava.outbox (id, cause, phone_number_id, recipient_phone, lane, body, state, attempts, due_at, wamid, created_at, changed_at)
  select gen_random_uuid(), key, '0', i, 'user:' || i, key, 'accepted', 1, at, key, at, at from history order by at, i;
commit;
vacuum analyze;
