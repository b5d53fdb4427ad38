-- Brings a table to :rows messages. The readers keep their newest fifty, which makes ten thousand; everything else is
-- filling, of people with 200 messages each.
set session_replication_role = replica;
delete from :messages
where content like 'Seeded message %' and created_at <= timestamptz '2026-01-01' + 30200 * interval '1 second';
insert into auth.users (id, email, encrypted_password, created_at)
  select ('00000000-0000-4000-9000-' || lpad(i::text, 12, '0'))::uuid, 'filler' || i || '@example.com', '-', now()
  from generate_series(0, :rows / 200) as i
  on conflict do nothing;
insert into :messages (id, user_id, channel, role, content, created_at :column)
  select gen_random_uuid(), ('00000000-0000-4000-9000-' || lpad((k / 200)::text, 12, '0'))::uuid, 'whatsapp', 'user',
    'Filling message ' || k || ': are you free for a walk this evening?',
    timestamptz '2025-01-01' + k * interval '1 millisecond' :value
  from generate_series((select count(*) from :messages), :rows - 1) as k;
vacuum analyze :messages;
checkpoint;
