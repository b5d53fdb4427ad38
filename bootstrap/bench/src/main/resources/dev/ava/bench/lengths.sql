-- Gives readers logs of several lengths in one table: the first :people as many messages as the first number in :lengths
-- says, the next as many as the second, and so on. The newest of all come at the same times, so that they lie equally
-- densely, whatever is below them.
set session_replication_role = replica;
truncate ava.messages cascade;
insert into ava.messages (id, user_id, channel, role, content, status, created_at)
  select gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad((:people * (place - 1) + i)::text, 12, '0'))::uuid, 'whatsapp', 'user',
    'Message ' || k || ' from the newest: are you free for a walk this evening?', 'received',
    timestamptz '2026-01-01' - k * interval '1 second'
  from unnest(string_to_array(:'lengths', ',')::integer[]) with ordinality as lengths(length, place),
    generate_series(1, length) as k, generate_series(1, :people) as i
  order by k desc, i;
vacuum analyze ava.messages;
checkpoint;
