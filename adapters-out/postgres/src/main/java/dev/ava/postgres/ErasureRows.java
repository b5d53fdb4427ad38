package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What erases a person. The order of the calls is that in which workers take the same rows, so
/// that they wait for each other instead of deadlocking.
@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface ErasureRows extends GenericRepository<ErasureRow, UUID> {
  /// The condition that an alias, `n.name`, is nobody else's by now.
  String NOBODY_ELSES =
      """
       not exists (
        select from ava.whatsapp_identities w where w.alias = n.name and w.user_id <> :userId)
      """;

  /// The condition that what was told of a user id `told.bsuid` and a number `told.phone`, either
  /// of which may be null, is about the person at the time `told.at`. A user id decides if the
  /// person has one.
  String NAMES_THE_PERSON =
      """
       (exists (
          select from ava.erasure_names n
          where n.user_id = :userId and n.kind = 'user_id' and n.name = told.bsuid)
        or exists (
          select from ava.erasure_names n
          where n.user_id = :userId and n.kind = 'phone' and n.name = told.phone and n.until >= told.at)
        and (told.bsuid is null
          or not exists (
            select from ava.erasure_names n where n.user_id = :userId and n.kind = 'user_id')
          and not exists (
            select from ava.whatsapp_identities w
            where w.alias = told.bsuid and w.user_id <> :userId)))
      """;

  /// The condition that an item of the inbox, `i`, is about the person: by its keys and ids; by
  /// whom it names, if it says what it is; and if not, or if it is a report, by whom its text
  /// names, unless it is somebody else's. The parameter `ids` is a regular expression that finds
  /// the names as Meta writes them.
  String IS_ABOUT_THE_PERSON =
      """
       (
          exists (
            select from ava.erasure_names n
            where n.user_id = :userId and n.kind = 'cause' and n.name = i.item_key)
          or i.lane ~ '^[es]:' and exists (
            select from ava.erasure_names n
            where n.user_id = :userId and n.kind = 'wamid' and n.name = substr(i.lane, 3))
          or i.raw ~ :ids and case i.content ->> 'type'
            when 'kept' then
              i.lane !~ '^p:' or exists (
                select from ava.erasure_names n
                where n.user_id = :userId and n.kind in ('user_id', 'phone')
                  and n.name = split_part(i.lane, ':', 3))
            when 'status' then
              not exists (
                select from ava.outbox o
                where o.wamid = i.content ->> 'wamid' and o.user_id <> :userId)
              and not exists (
                select from ava.outbox o
                where o.id = cast(i.content ->> 'sent' as uuid) and o.user_id <> :userId)
            else
              exists (
                select from ava.erasure_names n
                where n.user_id = :userId and n.kind = 'wamid' and n.name = i.content ->> 'wamid')
              or exists (
                select from (values
                  (i.content ->> 'userId', i.content ->> 'phone', i.provider_time),
                  (i.content -> 'after' ->> 'userId', i.content -> 'after' ->> 'phone', i.provider_time)
                ) as told (bsuid, phone, at)
                where\s"""
          + NAMES_THE_PERSON
          + """
              )
          end
          or i.content ->> 'type' = 'status' and exists (
            select from ava.erasure_names n
            where n.user_id = :userId and n.kind = 'sent' and n.name = i.content ->> 'sent'))
      """;

  @Query(
      """
      with begun as (
        insert into ava.erasures (user_id, begun_at, due_at) values (:userId, :now, :dueAt)
        on conflict (user_id) do update set due_at = excluded.due_at
        returning *
      )
      select user_id, inbox_from from begun
      """)
  ErasureRow begin(
      UUID userId,
      @TypeDef(type = DataType.OBJECT) Instant now,
      @TypeDef(type = DataType.OBJECT) Instant dueAt);

  /// Notes under which names the person is known, and the ids of all that was said and sent.
  @Query(
      """
      insert into ava.erasure_names as known (user_id, kind, name, until)
      select cast(:userId as uuid), n.kind, n.name, max(n.until)
      from (
        select kind, alias as name, timestamptz 'infinity' as until
        from ava.whatsapp_identities where user_id = :userId
        union all
        select 'phone', p.whatsapp_phone, 'infinity'
        from ava.user_preferences p
        where p.user_id = :userId and not exists (
          select from ava.whatsapp_identities w
          where w.kind = 'phone' and w.alias = p.whatsapp_phone and w.user_id <> :userId)
        union all
        select 'user_id', recipient_user_id, 'infinity' from ava.outbox where user_id = :userId
        union all
        select 'phone', recipient_phone, created_at from ava.outbox where user_id = :userId
        union all
        select side.kind, side.name, side.until
        from ava.identity_changes c
        cross join lateral (values
          ('user_id', c.before_user_id, timestamptz 'infinity'), ('phone', c.before_phone, c.at),
          ('user_id', c.after_user_id, 'infinity'), ('phone', c.after_phone, c.at)
        ) as side (kind, name, until)
        where c.user_id = :userId
        union all
        select 'sent', cast(id as text), 'infinity' from ava.outbox where user_id = :userId
        union all
        select 'wamid', wamid, 'infinity' from ava.outbox where user_id = :userId
        union all
        select 'cause', cause, 'infinity' from ava.outbox where user_id = :userId
        union all
        select 'wamid', wamid, 'infinity' from ava.messages where user_id = :userId
        union all
        select 'cause', cause, 'infinity' from ava.message_events where user_id = :userId
      ) as n
      where n.name is not null
      group by n.kind, n.name
      on conflict (user_id, kind, name) do update set until = greatest(known.until, excluded.until)
      """)
  int note(UUID userId);

  /// Notes the names under which the person is about to be known: their change is on record and not
  /// handled yet.
  @Query(
      """
      insert into ava.erasure_names (user_id, kind, name)
      select distinct cast(:userId as uuid), side.kind, side.name
      from ava.inbox i
      cross join lateral (values
        (i.content ->> 'userId', i.content ->> 'phone', i.provider_time)
      ) as told (bsuid, phone, at)
      cross join lateral (values
        ('user_id', i.content -> 'after' ->> 'userId'), ('phone', i.content -> 'after' ->> 'phone')
      ) as side (kind, name)
      where i.state = 'waiting' and i.content ->> 'type' = 'identity' and side.name is not null
        and\s"""
          + NAMES_THE_PERSON
          + """
      on conflict (user_id, kind, name) do nothing
      """)
  int noteAwaited(UUID userId);

  @Query(
      """
      select kind, name from ava.erasure_names
      where user_id = :userId and kind in ('user_id', 'phone') order by kind, name
      """)
  List<ErasureNameRow> names(UUID userId);

  @Query(
      """
      insert into ava.erasure_names (user_id, kind, name, until)
      select user_id, kind, :other, until from ava.erasure_names
      where user_id = :userId and kind = 'phone' and name = :name
      on conflict (user_id, kind, name) do nothing
      """)
  int noteForm(UUID userId, String name, String other);

  @Query("delete from ava.outbox where user_id = :userId")
  int eraseOutbox(UUID userId);

  /// Erases what went to the person as to somebody unknown, and notes its ids.
  @Query(
      """
      with told as (
        select o.seq, o.recipient_user_id as bsuid, o.recipient_phone as phone, o.created_at as at
        from ava.outbox o
        where o.user_id is null and (
          o.recipient_phone in (
            select n.name from ava.erasure_names n where n.user_id = :userId and n.kind = 'phone')
          or o.recipient_user_id in (
            select n.name from ava.erasure_names n where n.user_id = :userId and n.kind = 'user_id'))
      ), gone as (
        delete from ava.outbox o using told
        where o.seq = told.seq and\s"""
          + NAMES_THE_PERSON
          + """
        returning o.id, o.wamid, o.cause
      ), noted as (
        insert into ava.erasure_names (user_id, kind, name)
        select cast(:userId as uuid), id.kind, id.name
        from gone cross join lateral (values
          ('sent', cast(gone.id as text)), ('wamid', gone.wamid), ('cause', gone.cause)
        ) as id (kind, name)
        where id.name is not null
        on conflict (user_id, kind, name) do nothing
      )
      select count(*) from gone
      """)
  long eraseNotices(UUID userId);

  @Query(
      """
      delete from ava.conversations c using ava.erasure_names n
      where n.user_id = :userId and n.kind in ('user_id', 'phone') and c.person = n.name and\s"""
          + NOBODY_ELSES)
  int eraseConversations(UUID userId);

  @Query(
      """
      delete from ava.stranger_notices s using ava.erasure_names n
      where n.user_id = :userId and n.kind in ('user_id', 'phone') and s.sender = n.name and\s"""
          + NOBODY_ELSES)
  int eraseStrangerNotices(UUID userId);

  @Query("delete from ava.whatsapp_identities where user_id = :userId")
  int eraseIdentities(UUID userId);

  @Query("delete from ava.identity_changes where user_id = :userId")
  int eraseIdentityChanges(UUID userId);

  @Query("delete from ava.user_preferences where user_id = :userId")
  int erasePreferences(UUID userId);

  /// With their events.
  @Query("delete from ava.messages where user_id = :userId")
  int eraseMessages(UUID userId);

  @Query("delete from ava.avatars where user_id = :userId")
  int eraseAvatar(UUID userId);

  @Query(
      """
      delete from ava.auth_refresh_tokens t using ava.auth_sessions s
      where s.user_id = :userId and t.session_id = s.id
      """)
  int eraseTokens(UUID userId);

  @Query("delete from ava.auth_sessions where user_id = :userId")
  int eraseSessions(UUID userId);

  @Query("delete from ava.accounts where user_id = :userId")
  int eraseAccount(UUID userId);

  /// What is counted of the person's use of Ava.
  @Query("delete from ava.rate_limits where subject = cast(cast(:userId as uuid) as text)")
  int eraseLimits(UUID userId);

  /// The first and the last item of the inbox, 0 if it is empty.
  @Query("select coalesce(min(id), 0) from ava.inbox")
  long firstItem();

  @Query("select coalesce(max(id), 0) from ava.inbox")
  long lastItem();

  /// Erases what waits in the person's own lanes. However much waits, only these items are looked
  /// into.
  @Query(
      """
      with own as materialized (
        select w.id from ava.inbox w
        where w.state = 'waiting' and split_part(w.lane, ':', 3) in (
          select n.name from ava.erasure_names n
          where n.user_id = :userId and n.kind in ('user_id', 'phone'))
      ), gone as (
        delete from ava.inbox i using own where i.id = own.id and\s"""
          + IS_ABOUT_THE_PERSON
          + """
        returning i.id
      )
      select count(*) from gone
      """)
  long eraseWaiting(UUID userId, String ids);

  /// Erases what a stretch of the inbox says of the person.
  @Query("delete from ava.inbox i where i.id > :from and i.id <= :until and " + IS_ABOUT_THE_PERSON)
  int eraseInbox(UUID userId, long from, long until, String ids);

  /// Notes how far the inbox was looked through.
  @Query(
      """
      update ava.erasures set inbox_from = :from where user_id = :userId
      """)
  int looked(UUID userId, long from);

  @Query("select user_id, inbox_from from ava.erasures where user_id = :userId")
  Optional<ErasureRow> find(UUID userId);

  @Query("select exists (select from ava.erasures where user_id = :userId)")
  boolean isUnderWay(UUID userId);

  @Query(
      """
      with due as (
        select user_id, due_at from ava.erasures where due_at <= :now
        order by due_at limit :most for update skip locked
      ), taken as (
        update ava.erasures e set due_at = :dueAt from due where e.user_id = due.user_id
      )
      select user_id from due order by due_at
      """)
  List<UUID> due(
      @TypeDef(type = DataType.OBJECT) Instant now,
      @TypeDef(type = DataType.OBJECT) Instant dueAt,
      int most);

  @Query("delete from ava.erasures where user_id = :userId")
  int finish(UUID userId);
}
