package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface OutboxRows extends GenericRepository<OutboxRow, UUID> {
  /// @param messages JSON
  @Query(
      """
      insert into ava.outbox
        (id, cause, message_id, user_id, phone_number_id, recipient_user_id, recipient_phone, lane,
         body, due_at, heard_at, created_at, changed_at)
      select o.id, o.cause, o.message_id, o.user_id, o.phone_number_id, o.recipient_user_id,
        o.recipient_phone, o.lane, coalesce(o.body, ''), :now, o.heard_at, o.created_at, :now
      from rows from (
        json_to_recordset(cast(:messages as json)) as (
          id uuid, cause text, message_id uuid, user_id uuid, phone_number_id text,
          recipient_user_id text, recipient_phone text, lane text, body text, heard_at timestamptz,
          created_at timestamptz)
      ) with ordinality as o (
        id, cause, message_id, user_id, phone_number_id, recipient_user_id, recipient_phone, lane,
        body, heard_at, created_at, position)
      order by o.position
      """)
  int insert(String messages, @TypeDef(type = DataType.OBJECT) Instant now);

  /// Lets one transaction claim at a time, so that each sees what the one before has claimed. In it
  /// no whole table is read: a plan that is made while the outbox is empty would do so, and be kept
  /// when a hundred thousand wait.
  @Query(
      """
      select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
        cast(pg_advisory_xact_lock(hashtext('ava.outbox.claim')) as text)
      """)
  String lockClaims();

  /// Looks at the lanes of the oldest that wait and, in case they are blocked, of the newest and of
  /// some between: what a claim costs must not grow with what waits behind those that are blocked.
  /// Whether the first of a lane is free is a column, not a condition, so that the lanes are looked
  /// at one after the other until there are enough. Of these each number gets as many as it has
  /// moments left.
  @Query(
      """
      with closed as materialized (
        select phone_number_id from ava.business_numbers where until > :now or next_at > :horizon
      ), busy as materialized (
        select lane from ava.outbox where state = 'sending'
      ), near as (
        (select lane, seq, phone_number_id from ava.outbox
         where state = 'waiting' and due_at <= :now
         order by seq limit 400)
        union all
        (select lane, seq, phone_number_id from ava.outbox
         where state = 'waiting' and due_at <= :now
         order by seq desc limit 100)
        union all
        (select lane, seq, phone_number_id from ava.outbox
         where state = 'waiting' and due_at <= :now
           and seq >= (
             select first.seq + cast(random() * (last.seq - first.seq) as bigint)
             from (select seq from ava.outbox where state = 'waiting' order by seq limit 1) first
             cross join
               (select seq from ava.outbox where state = 'waiting' order by seq desc limit 1) last)
         order by seq limit 100)
      ), lanes as materialized (
        select lane from near
        where phone_number_id not in (select phone_number_id from closed)
          and lane not in (select lane from busy)
        group by lane order by min(seq)
      ), candidates as (
        select head.seq, head.phone_number_id from lanes
        cross join lateral (
          select o.seq, o.phone_number_id, o.due_at <= :now
            and not exists (
              select from ava.outbox unsure
              where unsure.lane = o.lane and unsure.state = 'unknown' and unsure.seq < o.seq
                and unsure.changed_at > :unsureSince) as free
          from ava.outbox o
          where o.lane = lanes.lane and o.state = 'waiting' order by o.seq limit 1) head
        where head.free
        limit :most
      ), placed as (
        select seq, phone_number_id,
          row_number() over (partition by phone_number_id order by seq) as place
        from candidates
      ), paced as (
        select placed.seq from placed
        left join ava.business_numbers b on b.phone_number_id = placed.phone_number_id
        where placed.place <=
          case b.standing when 'stopped' then 1
          else 1 + floor(
            extract(epoch from cast(:horizon as timestamptz) - greatest(b.next_at, :now))
            * 1000000 / greatest(:micros, 1)) end
      ), first as (
        select o.seq from ava.outbox o
        where o.seq = any (array (select seq from paced)) and o.state = 'waiting'
          and exists (select from ava.nodes n where n.node = :node and n.alive_until > :now)
        order by o.seq
        for update of o skip locked
      ), claimed as (
        update ava.outbox o
        set state = 'sending', node = :node, lease = :lease, leased_until = :until,
          attempts = o.attempts + 1, changed_at = :now
        where o.seq = any (array (select seq from first))
        returning o.*
      )
      select id, cause, message_id, user_id, phone_number_id, recipient_user_id, recipient_phone, body, state,
        attempts, heard_at, created_at
      from claimed order by seq
      """)
  List<OutboxRow> claim(
      UUID node,
      int most,
      UUID lease,
      long micros,
      @TypeDef(type = DataType.OBJECT) Instant until,
      @TypeDef(type = DataType.OBJECT) Instant unsureSince,
      @TypeDef(type = DataType.OBJECT) Instant horizon,
      @TypeDef(type = DataType.OBJECT) Instant now);

  @Query(
      """
      update ava.outbox
      set state = 'waiting', due_at = :now, lease = null, leased_until = null, changed_at = :now,
        attempts = attempts - 1
      where state = 'sending' and lease = :lease
      """)
  void giveBack(UUID lease, @TypeDef(type = DataType.OBJECT) Instant now);

  /// Ends all or nothing. Locks them in the order of their ids, so that two who lock some of the
  /// same do not deadlock.
  ///
  /// @param ended JSON
  @Query(
      """
      with ended as materialized (
        select * from json_to_recordset(cast(:ended as json)) as e
          (id uuid, lease uuid, state text, wamid text, code integer, reason text, due timestamptz,
           tried boolean)
      ), held as materialized (
        select o.id, o.lease from ava.outbox o
        where o.id = any (array (select id from ended))
          and o.lease = any (array (select lease from ended))
        order by o.id
        for no key update of o
      ), done as (
        update ava.outbox o
        set state = e.state, due_at = e.due, lease = null, leased_until = null, changed_at = :now,
          attempts = case when e.tried then o.attempts else o.attempts - 1 end,
          wamid = case when e.tried then e.wamid else o.wamid end,
          failure_code = case when e.tried then e.code else o.failure_code end,
          failure_reason = case when e.tried then e.reason else o.failure_reason end
        from held join ended e on e.id = held.id and e.lease = held.lease
        where o.id = held.id
          and (select count(*) from ended) = (
            select count(*) from ended join held on held.id = ended.id and held.lease = ended.lease)
        returning o.id
      )
      select cast(count(*) as integer) from done
      """)
  int end(String ended, @TypeDef(type = DataType.OBJECT) Instant now);

  /// Locks them in the order of their ids, as [#end] does.
  @Query(
      """
      with due as materialized (
        select o.id from ava.outbox o
        where o.state = 'sending'
          and (o.leased_until <= :now
            or o.node is not null and not exists (
              select from ava.nodes n where n.node = o.node and n.alive_until > :now))
        order by o.id
        for no key update of o
      ), expired as (
        update ava.outbox o
        set state = 'unknown', failure_reason = 'The sender died while sending.',
          lease = null, leased_until = null, changed_at = :now
        from due where o.id = due.id
        returning o.*
      )
      select id, cause, message_id, user_id, phone_number_id, recipient_user_id, recipient_phone, body, state,
        attempts, heard_at, created_at
      from expired order by seq
      """)
  List<OutboxRow> expire(@TypeDef(type = DataType.OBJECT) Instant now);

  /// Locks them in the order of their ids, as [#end] does.
  @Query(
      """
      with due as materialized (
        select o.id from ava.outbox o
        where o.state = 'unknown' and o.changed_at < :before
        order by o.id
        for no key update of o
      ), again as (
        update ava.outbox o set state = 'waiting', due_at = :now, changed_at = :now
        from due where o.id = due.id
        returning o.*
      )
      select id, cause, message_id, user_id, phone_number_id, recipient_user_id, recipient_phone, body, state,
        attempts, heard_at, created_at
      from again order by seq
      """)
  List<OutboxRow> requeueUnknown(
      @TypeDef(type = DataType.OBJECT) Instant before,
      @TypeDef(type = DataType.OBJECT) Instant now);

  /// @param wamids a JSON array of texts
  @Query(
      """
      select id, wamid from ava.outbox
      where wamid = any (array (select json_array_elements_text(cast(:wamids as json))))
      """)
  List<NamedRow> find(String wamids);

  /// Locks them in the order of their ids, so that two who lock some of the same do not deadlock.
  ///
  /// @param ids an array
  @Query(
      """
      select id, cause, message_id, user_id, phone_number_id, recipient_user_id, recipient_phone, body, state,
        attempts, heard_at, created_at
      from ava.outbox where id = any (cast(:ids as uuid[])) order by id for update
      """)
  List<OutboxRow> lock(String ids);

  /// @param settled JSON
  @Query(
      """
      update ava.outbox o
      set state = s.state, wamid = s.wamid, failure_code = s.code, failure_reason = s.reason,
        lease = null, leased_until = null, changed_at = :now
      from json_to_recordset(cast(:settled as json))
        as s (id uuid, state text, wamid text, code integer, reason text)
      where o.id = s.id
      """)
  int settle(String settled, @TypeDef(type = DataType.OBJECT) Instant now);

  @Query(
      """
      update ava.outbox
      set state = 'waiting', due_at = :now, lease = null, leased_until = null, changed_at = :now
      where id = :id
      """)
  int requeue(UUID id, @TypeDef(type = DataType.OBJECT) Instant now);

  /// @param causes a JSON array of texts
  @Query(
      """
      select cause from ava.outbox
      where cause = any (array (select json_array_elements_text(cast(:causes as json))))
      """)
  List<String> answers(String causes);

  @Query(
      """
      select 'waiting' as state, count(*) as items, min(created_at) as oldest
      from ava.outbox where state = 'waiting'
      union all
      select 'sending', count(*), null from ava.outbox where state = 'sending'
      union all
      select 'unknown', count(*), null from ava.outbox where state = 'unknown'
      union all
      select 'refused', count(*), null from ava.outbox where state = 'refused'
      """)
  List<CensusRow> census();

  @Query(
      """
      select id, state, phone_number_id, created_at, changed_at, due_at, attempts, failure_code,
        failure_reason
      from ava.outbox where state = :state and attempts >= :attempts order by seq limit :most
      """)
  List<OutboxEntryRow> list(String state, int attempts, int most);
}
