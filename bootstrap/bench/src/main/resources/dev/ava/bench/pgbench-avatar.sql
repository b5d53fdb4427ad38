-- What GET /avatars/me makes Ava ask, in one round trip (connect as ava_user).
\set n random(1, 200)
\startpipeline
begin read only;
@SCOPE@
select ava.knows_caller();
select id, user_id, name, age, personality, physical_description, created_at, updated_at
from ava.avatars where user_id = ('00000000-0000-4000-8000-' || lpad(:n::text, 12, '0'))::uuid;
commit;
\endpipeline
