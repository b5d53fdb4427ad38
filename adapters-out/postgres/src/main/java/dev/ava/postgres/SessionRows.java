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
interface SessionRows extends GenericRepository<RefreshTokenRow, String> {
  @Query("insert into ava.auth_sessions (id, user_id, created_at) values (:id, :userId, :now)")
  int insertSession(UUID id, UUID userId, @TypeDef(type = DataType.OBJECT) Instant now);

  @Query(
      """
      insert into ava.auth_refresh_tokens (token_hash, session_id, created_at, expires_at)
      values (:tokenHash, :sessionId, :now, :expiresAt)
      """)
  int insertToken(
      String tokenHash,
      UUID sessionId,
      @TypeDef(type = DataType.OBJECT) Instant now,
      @TypeDef(type = DataType.OBJECT) Instant expiresAt);

  @Query(
      """
      select t.token_hash, t.session_id, s.user_id, t.spent_at is not null as spent,
        t.expires_at > :now and s.revoked_at is null as usable
      from ava.auth_refresh_tokens t join ava.auth_sessions s on s.id = t.session_id
      where t.token_hash = :tokenHash
      for update of t, s
      """)
  Optional<RefreshTokenRow> lockToken(
      String tokenHash, @TypeDef(type = DataType.OBJECT) Instant now);

  @Query("update ava.auth_refresh_tokens set spent_at = :now where token_hash = :tokenHash")
  int spend(String tokenHash, @TypeDef(type = DataType.OBJECT) Instant now);

  @Query("update ava.auth_sessions set revoked_at = :now where id = :id and revoked_at is null")
  int revoke(UUID id, @TypeDef(type = DataType.OBJECT) Instant now);
}
