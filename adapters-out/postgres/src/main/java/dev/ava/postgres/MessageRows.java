package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface MessageRows extends GenericRepository<MessageRow, UUID> {
  String SELECT =
      """
      select m.id, m.user_id, m.avatar_id, m.channel, m.role, m.content, m.created_at, m.status,
        cast(m.attachment as text) as attachment, cast(m.context as text) as context,
        m.failure_code, m.failure_reason,
        (select cast(json_agg(json_build_object('kind', e.kind, 'content', e.content,
            'attachment', e.attachment, 'at', e.at) order by e.at, e.cause) as text)
          from ava.message_events e where e.message_id = m.id) as events
      from ava.messages m
      """;

  @Query(
      """
      insert into ava.messages
        (id, user_id, avatar_id, channel, role, content, created_at, status, attachment, context,
         failure_code, failure_reason, wamid)
      values
        (:id, :userId, :avatarId, cast(:channel as ava.message_channel),
         cast(:role as ava.message_role), :content, :createdAt, cast(:status as ava.message_status),
         cast(:attachment as json), cast(:context as json), :code, :reason, :wamid)
      """)
  int insert(
      UUID id,
      UUID userId,
      @Nullable UUID avatarId,
      String channel,
      String role,
      String content,
      @TypeDef(type = DataType.OBJECT) Instant createdAt,
      String status,
      @Nullable String attachment,
      @Nullable String context,
      @Nullable Integer code,
      @Nullable String reason,
      @Nullable String wamid);

  @Query(SELECT + "where m.wamid = :wamid")
  Optional<MessageRow> findByWamid(String wamid);

  @Query(SELECT + "where m.id = :id for update of m")
  Optional<MessageRow> lock(UUID id);

  @Query(
      """
      update ava.messages
      set status = cast(:status as ava.message_status), failure_code = :code, failure_reason = :reason
      where id = :id
      """)
  int changeStatus(UUID id, String status, @Nullable Integer code, @Nullable String reason);

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
