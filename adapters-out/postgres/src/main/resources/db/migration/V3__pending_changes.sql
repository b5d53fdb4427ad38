-- Whether somebody is about to be known by a number: asked for every message of a stranger, so it must
-- not read a whole backlog.
create index inbox_waiting_identity on ava.inbox (id)
  where state = 'waiting' and content ->> 'type' = 'identity';
