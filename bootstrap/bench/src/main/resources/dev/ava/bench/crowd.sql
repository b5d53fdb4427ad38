-- Puts people 1 to :people in the place of all others. All of them read and write, and have :messages messages each.
begin;
truncate ava.messages, ava.conversations cascade;
delete from auth.users;
set session_replication_role = replica;
create temporary table n as select i, true as writes, :messages as messages from generate_series(1, :people) as g(i);
\ir people.sql
commit;
vacuum analyze;
checkpoint;
