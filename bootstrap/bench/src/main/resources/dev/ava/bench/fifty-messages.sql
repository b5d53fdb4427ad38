select m.id, m.user_id, m.avatar_id, m.channel, m.role, m.content, m.created_at, m.status,
  cast(m.attachment as text) as attachment, cast(m.context as text) as context, m.failure_code, m.failure_reason,
  (select cast(json_agg(json_build_object('kind', e.kind, 'content', e.content, 'attachment', e.attachment, 'at', e.at)
      order by e.at, e.cause) as text)
    from ava.message_events e where e.message_id = m.id) as events
from ava.messages m
where m.user_id = ('00000000-0000-4000-8000-' || lpad(:n::text, 12, '0'))::uuid
order by m.created_at desc, m.id desc limit 50;
