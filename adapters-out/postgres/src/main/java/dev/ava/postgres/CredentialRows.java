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
interface CredentialRows extends GenericRepository<CredentialRow, UUID> {
  @Query(
      """
      insert into auth.users
        (id, aud, role, email, encrypted_password, email_confirmed_at, created_at, updated_at)
      values (:id, 'authenticated', 'authenticated', :email, :hash, :createdAt, :createdAt, :createdAt)
      """)
  int insert(
      UUID id, String email, String hash, @TypeDef(type = DataType.OBJECT) Instant createdAt);

  @Query(
      """
      select id, email, encrypted_password, created_at from auth.users
      where email = :email and is_sso_user = false
      """)
  Optional<CredentialRow> findByEmail(String email);

  @Query("select id, email, encrypted_password, created_at from auth.users where id = :id")
  Optional<CredentialRow> findById(UUID id);

  @Query("delete from auth.users where id = :id")
  int delete(UUID id);
}
