package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface InboxRows extends GenericRepository<InboxRow, Long> {
  /// Whatever has ended may wait again, from its first attempt.
  String AGAIN =
      """
      update ava.inbox
      set state = 'waiting', attempts = 0, abandoned = 0, due_at = :now, reason = null, ended_at = null
      where state <> 'waiting' and\s""";

  /// Numbers the items in the order given and inserts them in the order of their keys, so that two
  /// deliveries of the same items in different orders wait for each other instead of deadlocking.
  @Query(
      """
      with added as (
      insert into ava.inbox (id, item_key, lane, provider_time, content, raw, due_at, received_at)
      select item.id, item.key, item.lane, item.at, item.content, item.raw, :now, :now
      from (
        select nextval('ava.inbox_id_seq') as id, given.*
        from rows from (
          json_to_recordset(cast(:items as json))
            as (key text, lane text, at timestamptz, content json, raw text)
        ) with ordinality as given (key, lane, at, content, raw, position)
        order by given.position
      ) as item
      order by item.key, item.id
      on conflict (item_key) do nothing
      returning item_key)
      select item_key from added
      """)
  List<String> add(String items, @TypeDef(type = DataType.OBJECT) Instant now);

  /// Lets one transaction claim at a time, so that each sees what the one before has claimed.
  @Query("select cast(pg_advisory_xact_lock(hashtext('ava.inbox.claim')) as text)")
  String lockClaims();

  /// Looks at the lanes of the oldest that nobody holds and, in case they are blocked, of the
  /// newest and of some between: what a claim costs must not grow with what waits behind those that
  /// are blocked. Whether the first of a lane is free is a column, not a condition, so that the
  /// lanes are looked at one after the other until there are enough.
  @Query(
      """
      with near as (
        (select lane from (
           select lane, id from ava.inbox
           where state = 'waiting' and due_at <= :now
             and (leased_until is null or leased_until <= :now
               or node not in (select n.node from ava.nodes n where n.alive_until > :now))
           order by id limit greatest(100, 4 * :most)) oldest
         group by lane order by min(id))
        union all
        (select lane from (
           select lane, id from ava.inbox where state = 'waiting' and due_at <= :now
           order by id desc limit 100) newest
         group by lane order by min(id))
        union all
        (select lane from (
           select lane, id from ava.inbox where state = 'waiting' and due_at <= :now
             and id >= (
               select min(id) + cast(random() * (max(id) - min(id)) as bigint)
               from ava.inbox where state = 'waiting')
           order by id limit 100) between_them
         group by lane order by min(id))
      ), candidates as (
        select head.id from near
        cross join lateral (
          select i.id, i.due_at <= :now
            and not exists (
              select from ava.inbox held
              where held.lane = i.lane and held.state = 'waiting' and held.leased_until > :now
                and (held.node is null or exists (
                  select from ava.nodes n where n.node = held.node and n.alive_until > :now)))
            as free
          from ava.inbox i
          where i.lane = near.lane and i.state = 'waiting'
          order by i.provider_time, i.id limit 1) head
        where head.free
        limit :most
      ), first as (
        select i.id from ava.inbox i
        where i.id = any (array (select id from candidates)) and i.state = 'waiting'
          and exists (select from ava.nodes n where n.node = :node and n.alive_until > :now)
        for update of i skip locked
      ), claimed as (
        update ava.inbox i
        set node = :node, lease = :lease, leased_until = :until, attempts = i.attempts + 1,
          abandoned = i.abandoned + case when i.lease is null then 0 else 1 end
        from first where i.id = first.id
        returning i.*
      )
      select id, item_key, lane, provider_time, cast(content as text) as content, raw, attempts,
        abandoned
      from claimed order by id
      """)
  List<InboxRow> claim(
      UUID node,
      int most,
      UUID lease,
      @TypeDef(type = DataType.OBJECT) Instant until,
      @TypeDef(type = DataType.OBJECT) Instant now);

  /// Locks the rows in the order of their ids, so that two who end some of the same never deadlock.
  ///
  /// @param endings JSON
  @Query(
      """
      update ava.inbox i
      set state = held.state, reason = held.reason, ended_at = :now, lease = null,
        leased_until = null
      from (
        select w.id, e.state, e.reason
        from ava.inbox w
        join json_to_recordset(cast(:endings as json))
          as e (id bigint, lease uuid, state text, reason text) on e.id = w.id and e.lease = w.lease
        where w.state = 'waiting' order by w.id for update of w
      ) held
      where i.id = held.id
      """)
  int finish(String endings, @TypeDef(type = DataType.OBJECT) Instant now);

  /// @param claims JSON
  @Query(
      """
      delete from ava.inbox i
      using (
        select w.id
        from ava.inbox w
        join json_to_recordset(cast(:claims as json))
          as c (id bigint, lease uuid) on c.id = w.id and c.lease = w.lease
        where w.state = 'waiting' order by w.id for update of w
      ) held
      where i.id = held.id
      """)
  int drop(String claims);

  @Query(
      """
      select id from ava.inbox where id = :id and lease = :lease and state = 'waiting' for update
      """)
  List<Long> hold(long id, UUID lease);

  /// @param claims JSON
  @Query(
      """
      update ava.inbox i
      set due_at = held.due, reason = :reason, lease = null, leased_until = null
      from (
        select w.id, c.due
        from ava.inbox w
        join json_to_recordset(cast(:claims as json))
          as c (id bigint, lease uuid, due timestamptz) on c.id = w.id and c.lease = w.lease
        where w.state = 'waiting' order by w.id for update of w
      ) held
      where i.id = held.id
      """)
  int retry(String claims, String reason);

  @Query(
      """
      select exists (
        select from ava.inbox
        where state = 'waiting' and content ->> 'type' = 'identity'
          and (content -> 'after' ->> 'userId' in (:names)
            or content -> 'after' ->> 'phone' in (:names)))
      """)
  boolean awaitsChangeTo(Set<String> names);

  @Query(AGAIN + "id in (:ids)")
  int replay(List<Long> ids, @TypeDef(type = DataType.OBJECT) Instant now);

  @Query(AGAIN + "state = 'dead'")
  int replayDead(@TypeDef(type = DataType.OBJECT) Instant now);

  @Query(AGAIN + "received_at >= :from and received_at < :until")
  int replayArrived(
      @TypeDef(type = DataType.OBJECT) Instant from,
      @TypeDef(type = DataType.OBJECT) Instant until,
      @TypeDef(type = DataType.OBJECT) Instant now);

  @Query(
      """
      select 'waiting' as state, count(*) as items, min(received_at) as oldest
      from ava.inbox where state = 'waiting'
      union all
      select state, count(*), null from ava.inbox where state in ('kept', 'dead') group by state
      """)
  List<CensusRow> census();

  @Query(
      """
      select id, state, lane, received_at, due_at, attempts, reason
      from ava.inbox where state = :state and attempts >= :attempts order by id limit :most
      """)
  List<InboxEntryRow> list(String state, int attempts, int most);
}
