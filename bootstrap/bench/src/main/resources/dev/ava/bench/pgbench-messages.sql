-- What GET /messages?limit=50 makes Ava ask, in one round trip (connect as ava_user).
\set n random(1, 200)
\startpipeline
begin read only;
@SCOPE@
select ava.knows_caller();
@MESSAGES@
commit;
\endpipeline
