-- Fifty messages, with the policies that the role is under: all as ava_user, none as ava_service, for which only the
-- explicit where remains.
\set n random(1, 200)
\startpipeline
begin;
@SCOPE@
@MESSAGES@
commit;
\endpipeline
