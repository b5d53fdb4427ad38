-- The same people as the peer has: 1 to 200 read (an avatar and 200 messages each), 1001 to 2000 write (an avatar and a
-- linked number, +1555nnnnnnn). They share one bcrypt hash of cost 10.
begin;
create temporary table n as
  select i, ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid as id,
    '+1555' || lpad(i::text, 7, '0') as phone
  from (select generate_series(1, 200) union all select generate_series(1001, 2000)) as g(i);
insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, created_at, updated_at)
  select id, 'authenticated', 'authenticated', 'user' || i || '@example.com', :'hash', now(), now(), now() from n;
insert into ava.accounts (user_id, tier, active, created_at) select id, 'free', true, now() from n;
insert into ava.avatars (id, user_id, name, age, personality, physical_description, created_at, updated_at)
  select gen_random_uuid(), id, 'Luna ' || i, 20 + i % 30, (enum_range(null::ava.personality_type))[1 + i % 6],
    'Tall, dark curly hair, green eyes, a small scar over the left eyebrow', now(), now()
  from n;
insert into ava.user_preferences (user_id, whatsapp_phone, whatsapp_linked_at) select id, phone, now() from n where i > 1000;
insert into ava.whatsapp_identities (kind, alias, user_id) select 'phone', phone, id from n where i > 1000;
insert into ava.messages (id, user_id, avatar_id, channel, role, content, status, created_at)
  select gen_random_uuid(), n.id, a.id, 'whatsapp', (case when k % 2 = 0 then 'user' else 'assistant' end)::ava.message_role,
    case when k % 2 = 0 then '' else '[Echo] ' end || 'Seeded message ' || k || ' of user ' || n.i
      || ': are you free for a walk this evening?',
    (case when k % 2 = 0 then 'received' else 'accepted' end)::ava.message_status,
    timestamptz '2026-01-01' + (k * 200 + n.i) * interval '1 second'
  from generate_series(1, 200) as k, n join ava.avatars a on a.user_id = n.id
  where n.i <= 200 order by k, n.i;
commit;
vacuum analyze;
