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
interface AvatarRows extends GenericRepository<AvatarRow, UUID> {
  /// @param userIds an array
  @Query(
      """
      select id, user_id, name, age, personality, physical_description, created_at, updated_at
      from ava.avatars where user_id = any (cast(:userIds as uuid[]))
      """)
  List<AvatarRow> ofOwners(String userIds);

  @Query(
      """
      insert into ava.avatars
        (id, user_id, name, age, personality, physical_description, created_at, updated_at)
      values
        (:id, :userId, :name, :age, cast(:personality as ava.personality_type), :looks, :createdAt, :updatedAt)
      """)
  int insert(
      UUID id,
      UUID userId,
      String name,
      int age,
      String personality,
      @Nullable String looks,
      @TypeDef(type = DataType.OBJECT) Instant createdAt,
      @TypeDef(type = DataType.OBJECT) Instant updatedAt);

  @Query(
      """
      update ava.avatars
      set name = :name, age = :age, personality = cast(:personality as ava.personality_type),
        physical_description = :looks, updated_at = :updatedAt
      where id = :id and user_id = :userId
      """)
  int update(
      UUID id,
      UUID userId,
      String name,
      int age,
      String personality,
      @Nullable String looks,
      @TypeDef(type = DataType.OBJECT) Instant updatedAt);
}
