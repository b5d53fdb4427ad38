-- The same people as the peer has: 1 to 200 read and have 200 messages each, 1001 to 2000 write.
begin;
create temporary table n as
  select i, i > 1000 as writes, case when i <= 200 then 200 else 0 end as messages
  from (select generate_series(1, 200) union all select generate_series(1001, 2000)) as g(i);
\ir people.sql
commit;
vacuum analyze;
