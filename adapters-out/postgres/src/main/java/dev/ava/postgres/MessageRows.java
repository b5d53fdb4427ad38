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
import org.jspecify.annotations.Nullable;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface MessageRows extends GenericRepository<MessageRow, UUID> {
  @Query(
      """
      select id, user_id, avatar_id, channel, role, content, created_at, status
      from ava.messages where user_id = :userId
      order by created_at desc, id desc limit :most
      """)
  List<MessageRow> newest(UUID userId, int most);

  @Query(
      """
      select id, user_id, avatar_id, channel, role, content, created_at, status
      from ava.messages
      where user_id = :userId and (created_at, id) < (:createdAt, :id)
      order by created_at desc, id desc limit :most
      """)
  List<MessageRow> before(
      UUID userId, @TypeDef(type = DataType.OBJECT) Instant createdAt, UUID id, int most);

  @Query(
      """
      insert into ava.messages
        (id, user_id, avatar_id, channel, role, content, created_at, status, wamid)
      values
        (:id, :userId, :avatarId, cast(:channel as ava.message_channel),
         cast(:role as ava.message_role), :content, :createdAt, cast(:status as ava.message_status), :wamid)
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
      @Nullable String wamid);

  @Query(
      """
      select id, user_id, avatar_id, channel, role, content, created_at, status
      from ava.messages where wamid = :wamid
      """)
  Optional<MessageRow> findByWamid(String wamid);

  @Query(
      """
      select id, user_id, avatar_id, channel, role, content, created_at, status
      from ava.messages where id = :id for update
      """)
  Optional<MessageRow> lock(UUID id);

  @Query("update ava.messages set status = cast(:status as ava.message_status) where id = :id")
  int changeStatus(UUID id, String status);
}
