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
import org.jspecify.annotations.Nullable;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface MessageRows extends GenericRepository<MessageRow, UUID> {
  String SELECT =
      """
      select m.id, m.wamid, m.user_id, m.avatar_id, m.channel, m.role, m.content, m.created_at, m.status,
        cast(m.attachment as text) as attachment, cast(m.context as text) as context,
        m.failure_code, m.failure_reason,
        (select cast(json_agg(json_build_object('kind', e.kind, 'content', e.content,
            'attachment', e.attachment, 'at', e.at) order by e.at, e.cause) as text)
          from ava.message_events e where e.message_id = m.id) as events
      from ava.messages m
      """;

  /// @param messages JSON
  @Query(
      """
      insert into ava.messages
        (id, user_id, avatar_id, channel, role, content, created_at, status, attachment, context,
         failure_code, failure_reason, wamid)
      select m.id, m.user_id, m.avatar_id, m.channel, m.role, coalesce(m.content, ''), m.created_at,
        m.status, m.attachment, m.context, m.failure_code, m.failure_reason, m.wamid
      from json_to_recordset(cast(:messages as json)) as m (
        id uuid, user_id uuid, avatar_id uuid, channel ava.message_channel, role ava.message_role,
        content text, created_at timestamptz, status ava.message_status, attachment json,
        context json, failure_code integer, failure_reason text, wamid text)
      """)
  int insert(String messages);

  /// @param wamids a JSON array of texts
  @Query(
      SELECT
          + "where m.wamid = any (array (select json_array_elements_text(cast(:wamids as json))))")
  List<MessageRow> findByWamid(String wamids);

  /// Locks them in the order of their ids, so that two who lock some of the same do not deadlock.
  ///
  /// @param ids an array
  @Query(
      """
      select id, status from ava.messages where id = any (cast(:ids as uuid[]))
      order by id for no key update
      """)
  List<StatusRow> lock(String ids);

  /// They are all of one kind. It makes the planner expect a single one, so that even a plan that
  /// is made while the table is empty looks the messages up by their ids.
  ///
  /// @param changes JSON
  @Query(
      """
      update ava.messages m
      set status = change.status, failure_code = change.code, failure_reason = change.reason
      from json_to_recordset(cast(:changes as json))
        as change (id uuid, status ava.message_status, code integer, reason text, kind text)
      where m.id = change.id and change.kind = 'status'
      """)
  int changeStatus(String changes);

  @Query(
      """
      insert into ava.message_events (cause, message_id, user_id, kind, content, attachment, at)
      select :cause, m.id, m.user_id, :kind, :content, cast(:attachment as json), :at
      from ava.messages m where m.id = :id
      on conflict (cause) do nothing
      """)
  int addEvent(
      String cause,
      UUID id,
      String kind,
      @Nullable String content,
      @Nullable String attachment,
      @TypeDef(type = DataType.OBJECT) Instant at);

  @Query("select exists (select from ava.messages where id = :id)")
  boolean exists(UUID id);
}
