-- Gives everybody in a temporary table n (i, writes, messages) an account and an avatar, those who write a linked number
-- (+1555nnnnnnn), and everybody so many messages. They share one bcrypt hash.
alter table n add column id uuid, add column phone text;
update n set id = ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, phone = '+1555' || lpad(i::text, 7, '0');
analyze n;
insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, created_at, updated_at)
  select id, 'authenticated', 'authenticated', 'user' || i || '@example.com', :'hash', now(), now(), now() from n;
insert into ava.accounts (user_id, tier, active, created_at) select id, 'free', true, now() from n;
insert into ava.avatars (id, user_id, name, age, personality, physical_description, created_at, updated_at)
  select gen_random_uuid(), id, 'Luna ' || i, 20 + i % 30, (enum_range(null::ava.personality_type))[1 + i % 6],
    'Tall, dark curly hair, green eyes, a small scar over the left eyebrow', now(), now()
  from n;
insert into ava.user_preferences (user_id, whatsapp_phone, whatsapp_linked_at) select id, phone, now() from n where writes;
insert into ava.whatsapp_identities (kind, alias, user_id) select 'phone', phone, id from n where writes;
insert into ava.messages (id, user_id, avatar_id, channel, role, content, status, created_at)
  select gen_random_uuid(), n.id, a.id, 'whatsapp', (case when k % 2 = 0 then 'user' else 'assistant' end)::ava.message_role,
    case when k % 2 = 0 then '' else '[Echo] ' end || 'Seeded message ' || k || ' of user ' || n.i
      || ': are you free for a walk this evening?',
    (case when k % 2 = 0 then 'received' else 'accepted' end)::ava.message_status,
    timestamptz '2026-01-01' + (k * 200 + n.i) * interval '1 second'
  from n join ava.avatars a on a.user_id = n.id, generate_series(1, n.messages) as k
  order by k, n.i;
