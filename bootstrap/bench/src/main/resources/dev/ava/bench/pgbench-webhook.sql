-- What a webhook with one message makes Ava write, one in a transaction, in one round trip (connect as ava_service).
\set n random(1001, 2000)
\set id random(1, 9000000000000000000)
\startpipeline
begin;
select set_config('role', 'service_role', true), set_config('request.jwt.claims', '{"role":"service_role"}', true),
  set_config('statement_timeout', '15000', true), set_config('lock_timeout', '5000', true),
  set_config('idle_in_transaction_session_timeout', '30000', true);
insert into ava.inbox (id, item_key, lane, provider_time, content, raw, due_at, received_at)
select item.id, item.key, item.lane, item.at, item.content, item.raw, now(), now()
from (
  select nextval('ava.inbox_id_seq') as id, given.*
  from rows from (
    json_to_recordset(cast(
      '[{"key":"m\u003a106540352242922\u003awamid.' || :id || '",'
      || '"lane":"p\u003a106540352242922\u003a+1555' || lpad(:n::text, 7, '0') || '","at":"2026-11-20T22\u003a00\u003a00Z",'
      || '"content":{"type":"text","phone":"+1555' || lpad(:n::text, 7, '0') || '","businessNumber":"106540352242922",'
      || '"wamid":"wamid.' || :id || '","text":"' || :id || ' are you free for a walk this evening?","answered": true},'
      || '"raw":"{\"entry_id\":\"102290129340398\",\"metadata\":{\"display_phone_number\":\"15550783881\",\"phone_number_id\":\"106540352242922\"},'
      || '\"contact\":{\"profile\":{\"name\":\"Sheena Nelson\"},\"wa_id\":\"1555' || lpad(:n::text, 7, '0') || '\"},\"message\":{\"from\":\"1555' || lpad(:n::text, 7, '0') || '\",\"id\":\"wamid.' || :id || '\",'
      || '\"timestamp\":\"1749416383\",\"type\":\"text\",\"text\":{\"body\":\"' || :id || ' are you free for a walk this evening?\"}}}"}]' as json))
      as (key text, lane text, at timestamptz, content json, raw text)
  ) with ordinality as given (key, lane, at, content, raw, position)
  order by given.position
) as item
order by item.key, item.id
on conflict (item_key) do nothing;
commit;
\endpipeline
