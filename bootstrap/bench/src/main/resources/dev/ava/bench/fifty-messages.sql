select m.id, m.avatar_id, cast(m.channel as text), cast(m.role as text), m.content, m.created_at, cast(m.status as text),
  cast(m.attachment as text), cast(m.context as text), m.failure_code, m.failure_reason,
  case when (select exists (select from ava.message_events
      where user_id = ('00000000-0000-4000-8000-' || lpad(:n::text, 12, '0'))::uuid)) then
    (select cast(json_agg(json_build_object('kind', e.kind, 'content', e.content, 'attachment', e.attachment, 'at', e.at)
        order by e.at, e.cause) as text)
      from ava.message_events e where e.message_id = m.id)
  end
from (select * from ava.messages where user_id = ('00000000-0000-4000-8000-' || lpad(:n::text, 12, '0'))::uuid
    order by created_at desc, id desc limit 64) m
order by m.created_at desc, m.id desc limit 51;
