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

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface AccountRows extends GenericRepository<AccountRow, UUID> {
  @Query("select user_id, tier, active, created_at from ava.accounts where user_id = :userId")
  Optional<AccountRow> find(UUID userId);

  @Query(
      """
      insert into ava.accounts (user_id, tier, active, created_at)
      values (:userId, cast(:tier as ava.account_tier), :active, :createdAt)
      on conflict (user_id) do nothing
      """)
  int insertIfAbsent(
      UUID userId, String tier, boolean active, @TypeDef(type = DataType.OBJECT) Instant createdAt);
}
